package dev.countersign.inbox;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the inbox compares with the engine's own tables, at one moment.
 *
 * @param tasks open tasks that the engine has
 * @param rows rows that the inbox has
 * @param consistent there is no difference at all
 * @param differing how many tasks differ
 * @param differences the first of them, by id
 */
@Schema(examples = """
                {"tasks": 12, "rows": 12, "consistent": false, "differing": 1, \
                "differences": [{"taskId": "9a2b...", "kind": "DIFFERENT", "members": ["assignee"]}]}""")
public record InboxCheck(long tasks, long rows, boolean consistent, long differing, List<Difference> differences) {

    public InboxCheck {
        differences = List.copyOf(differences);
    }

    /** What is wrong with a row. */
    public enum Kind {
        /** the engine has the task, the inbox has not */
        MISSING,
        /** the inbox has a task that is not open */
        SURPLUS,
        /** the row says something else than the engine */
        DIFFERENT
    }

    /**
     * One task whose row is wrong.
     *
     * @param members the members that are not as the engine has them
     */
    public record Difference(String taskId, Kind kind, List<String> members) {

        public Difference {
            members = List.copyOf(members);
        }
    }
}
