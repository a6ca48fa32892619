package dev.countersign.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

@QuarkusTest
class DeadlineMigrationTest {

    private static final Map<String, String> OLD = Map.of("notStartedWithin", "PT4H", "notCompletedWithin", "P2D");

    @Inject
    DeadlineRuns runs;

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    private final String key = "deadline-" + UUID.randomUUID();

    @BeforeEach
    void stopClock() {
        runs.stopClock();
    }

    @AfterEach
    void resetClock() {
        runs.resetClock();
    }

    @Test
    void aMigratedTaskFollowsItsNewModelAndKeepsWhatStaysTheSame() {
        runs.deploy(key, OLD, "");
        String task = runs.start(key, Map.of());
        Instant created = runs.now();
        runs.pass(Duration.ofHours(4));
        assertThat(runs.events(task)).containsExactly("REMINDED");

        migrate(
                task,
                Map.of("notStartedWithin", "PT4H", "notCompletedWithin", "PT6H", "onNotCompleted", "priority 90"));
        runs.pass(Duration.ofHours(1));

        assertThat(runs.events(task)).containsExactly("REMINDED");
        assertThat(runs.deadlines(task).stream().map(DeadlineView::dueAt).toList())
                .isEqualTo(List.of(created.plus(Duration.ofHours(4)), created.plus(Duration.ofHours(6))));
        runs.pass(Duration.ofHours(1));
        assertThat(runs.events(task)).containsExactly("REMINDED", "PRIORITY_CHANGED 90");
    }

    @Test
    void aMigratedTaskGetsAndLosesDeadlines() {
        runs.deploy(key, Map.of(), "");
        String task = runs.start(key, Map.of());

        migrate(task, OLD);
        runs.pass(Duration.ofHours(1));
        assertThat(runs.deadlines(task)).hasSize(2);

        migrate(task, Map.of());
        runs.pass(Duration.ofDays(9));
        assertThat(runs.deadlines(task)).isEmpty();
        assertThat(runs.events(task)).isEmpty();
    }

    @Test
    void nothingHappensByTheOldModelOnceTheTaskHasMoved() {
        runs.deploy(key, OLD, "");
        String task = runs.start(key, Map.of());

        migrate(task, Map.of("notStartedWithin", "P9D"));
        runs.pass(Duration.ofDays(3));

        assertThat(runs.events(task)).isEmpty();
        runs.pass(Duration.ofDays(6));
        assertThat(runs.events(task)).containsExactly("REMINDED");
    }

    private void migrate(String task, Map<String, String> properties) {
        String from = runs.task(task).getProcessDefinitionId();
        runs.deploy(key, properties, "");
        String to = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
        runtimeService
                .newMigration(runtimeService
                        .createMigrationPlan(from, to)
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(runs.task(task).getProcessInstanceId())
                .execute();
    }
}
