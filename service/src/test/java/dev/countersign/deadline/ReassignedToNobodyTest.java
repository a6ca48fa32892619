package dev.countersign.deadline;

import static dev.countersign.deadline.DeadlineRuns.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ShortageRounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deadline gives a task to a group of which nobody may decide about it: anna, who did the first step, is alone in it. */
@QuarkusTest
class ReassignedToNobodyTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String GROUP = "only-anna";
    private static final String MIA = "mia;approver;forecast-reviewers,managers";

    @Inject
    DeadlineRuns runs;

    @Inject
    ShortageRounds shortages;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void annaIsAGroup() {
        shortages.forgetOthers();
        runs.stopClock();
        execute("insert into app_user_group (user_id, group_name) values ('anna', '" + GROUP + "')");
    }

    @AfterEach
    void noMore() {
        execute("delete from app_user_group where group_name = '" + GROUP + "'");
        runs.resetClock();
    }

    @Test
    void asksTheEscalationGroup() {
        String task = runs.start(Map.of(
                "excludeParticipantsOf", "first",
                "notStartedWithin", "PT1H",
                "onNotStarted", "reassign group:" + GROUP));

        runs.pass(DAY);
        assertThat(runs.candidateGroups(task)).containsExactly(GROUP);
        shortages.run();
        shortages.run();

        assertThat(runs.candidateGroups(task)).containsExactly("managers", GROUP);
        assertThat(notices(task, "mia", "ESCALATED")).isEqualTo(1);
        assertThat(notices(task, "ada", "STUCK")).isZero();
        claim(MIA, task);
        DeadlineRuns.complete(MIA, task);
    }

    @Test
    void orTellsTheAdminsWhenItIsTheEscalationGroup() {
        String task = runs.start(Map.of(
                "excludeParticipantsOf",
                "first",
                "escalationGroup",
                GROUP,
                "notStartedWithin",
                "PT1H",
                "onNotStarted",
                "reassign group:" + GROUP));

        runs.pass(DAY);
        shortages.run();
        shortages.run();

        assertThat(notices(task, "admin", "STUCK")).isEqualTo(1);
        assertThat(notices(task, "ada", "STUCK")).isEqualTo(1);
        assertThat(notices(task, "anna", "ESCALATED")).isZero();
    }

    private void execute(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(statement).executeUpdate());
    }

    private long notices(String task, String person, String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery(
                                "select 1 from notification where task_id = ?1 and recipient_id = ?2 and kind = ?3")
                        .setParameter(1, task)
                        .setParameter(2, person)
                        .setParameter(3, kind)
                        .getResultList()
                        .size());
    }
}
