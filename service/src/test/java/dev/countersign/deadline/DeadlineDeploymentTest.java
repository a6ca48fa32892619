package dev.countersign.deadline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class DeadlineDeploymentTest {

    @Inject
    DeadlineRuns runs;

    @Inject
    RepositoryService repositoryService;

    @Test
    void refusesDeadlinesThatCannotHappen() {
        assertThatThrownBy(() -> runs.deploy(Map.of("notStartedWithin", "4 hours")))
                .hasMessageContaining(
                        "The property 'notStartedWithin' is '4 hours': '4' is no duration; write days and hours as P2D")
                .hasMessageContaining(".bpmn | line 8");
        assertThatThrownBy(() -> runs.deploy(Map.of("notStartedWithin", "PT4H", "onNotStarted", "approve")))
                .hasMessageContaining("'approve' is no action");
        assertThatThrownBy(() -> runs.deploy(Map.of("notStartedWithin", "PT4H", "calendar", "mars")))
                .hasMessageContaining("The property 'calendar' is 'mars'; there is no such calendar.");
    }

    @Test
    void refusesDeadlinesAtOtherThanUserTasks() {
        String model = DeadlineRuns.model("x", Map.of("notStartedWithin", "PT4H"), "")
                .replace("<bpmn:userTask id=\"work\"", "<bpmn:manualTask id=\"work\"")
                .replaceAll("(?s)</bpmn:userTask>(?=\\s*<bpmn:sequenceFlow id=\"toEnd\")", "</bpmn:manualTask>");

        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .addString("x.bpmn", model)
                        .deploy())
                .hasMessageContaining("Only user tasks have deadlines; 'notStartedWithin' stands at a manualTask.");
    }
}
