package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskRulesTest {

    @Test
    void areReadFromTheExtensionProperties() {
        TaskRules rules = TaskRules.of(Map.of(
                "evidence", " ${evaluation.evidence} ",
                "resultVariable", "approval"));

        assertThat(rules).isEqualTo(new TaskRules(Optional.of("${evaluation.evidence}"), Optional.of("approval")));
        assertThat(TaskRules.of(Map.of("evidence", ""))).isEqualTo(new TaskRules(Optional.empty(), Optional.empty()));
    }

    @Test
    void decideTogetherWithRolesWhoseTaskItIs() {
        TaskItem offered = task(null, List.of("reviewers"), List.of("carl"));
        TaskItem orphan = task(null, List.of(), List.of());
        Actor member = new Actor("anna", Set.of("reviewers"), Set.of("approver"));
        Actor named = new Actor("carl", Set.of(), Set.of("approver"));
        Actor viewer = new Actor("vera", Set.of(), Set.of("viewer"));
        Actor operator = new Actor("olga", Set.of(), Set.of("operator"));
        Actor stranger = new Actor("dora", Set.of("others"), Set.of("approver"));

        assertThat(member.isCandidateOf(offered)).isTrue();
        assertThat(named.isCandidateOf(offered)).isTrue();
        assertThat(operator.isCandidateOf(offered)).isFalse();
        assertThat(operator.isCandidateOf(orphan)).isTrue();
        assertThat(member.isCandidateOf(orphan)).isFalse();
        assertThat(viewer.maySee(offered)).isTrue();
        assertThat(viewer.keepsOrder()).isFalse();
        assertThat(stranger.maySee(offered)).isFalse();
        assertThat(stranger.maySee(task("dora", List.of("reviewers"), List.of())))
                .isTrue();
    }

    private static TaskItem task(@Nullable String assignee, List<String> groups, List<String> users) {
        return new TaskItem(
                "id",
                "name",
                "key",
                "definition",
                "Definition",
                "instance",
                null,
                assignee,
                groups,
                users,
                java.time.Instant.EPOCH,
                null,
                null,
                50,
                null,
                null,
                null,
                "definition:1");
    }
}
