package dev.countersign.learning.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a policy would have done.
 *
 * @param summary the result in one or two sentences
 * @param decision the decision on trial
 * @param output the output that was compared
 * @param automatic the outcome that means that nobody looks
 * @param cases evaluations of the past that were found
 * @param replayed those that could be replayed; all other numbers are about these
 * @param fromRecordedInputs those of them whose variables are not in the history, replayed on the recorded inputs
 * @param capped true when there were more cases than a trial takes; the latest were taken
 * @param automaticBefore how many were approved automatically
 * @param automaticNow how many would be
 * @param ofThese what people had said about those that would be automatic
 * @param matrix how often which outcome becomes which
 * @param notReplayed why cases could not be replayed, and how many
 * @param items the cases: first those that people objected to and that would be automatic, then other changes
 */
@Schema(examples = """
                {"summary": "62 of 80 would have been approved automatically, one of them was rejected by a person.", \
                "decision": "review-policy", "output": "policy", "automatic": "auto", "cases": 80, "replayed": 80, \
                "fromRecordedInputs": 0, "capped": false, "automaticBefore": 40, "automaticNow": 62, \
                "ofThese": {"approved": 15, "approvedWithOverride": 4, "changes": 2, "rejected": 1, "nobody": 40, "open": 0}, \
                "matrix": [{"before": "one", "now": "auto", "count": 22}], "notReplayed": [], "items": []}""")
record PolicyTrial(
        String summary,
        String decision,
        String output,
        String automatic,
        int cases,
        int replayed,
        int fromRecordedInputs,
        boolean capped,
        int automaticBefore,
        int automaticNow,
        HumanCounts ofThese,
        List<Cell> matrix,
        List<Reason> notReplayed,
        List<TrialCase> items) {

    PolicyTrial {
        matrix = List.copyOf(matrix);
        notReplayed = List.copyOf(notReplayed);
        items = List.copyOf(items);
    }

    /** How many cases had which human outcome. */
    record HumanCounts(int approved, int approvedWithOverride, int changes, int rejected, int nobody, int open) {}

    /** How many cases with one outcome get another one, or the same. */
    record Cell(String before, String now, int count) {}

    /** Why cases could not be replayed. */
    record Reason(String reason, int count) {}
}
