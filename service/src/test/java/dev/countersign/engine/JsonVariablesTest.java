package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;

@QuarkusTest
class JsonVariablesTest {

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    ExternalTaskService externalTaskService;

    @BeforeEach
    void deploy() {
        repositoryService
                .createDeployment()
                .addClasspathResource("models/json-variables.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    @Test
    void aMapIsSeenByGatewaysAsPlainValues() {
        // given
        String instance =
                runtimeService.startProcessInstanceByKey("json-variables").getId();
        LockedExternalTask task =
                externalTaskService.fetchAndLock(100, "test").topic("external-evaluate", 10_000L).execute().stream()
                        .filter(each -> each.getProcessInstanceId().equals(instance))
                        .findFirst()
                        .orElseThrow();

        // when
        externalTaskService.complete(
                task.getId(),
                "test",
                Map.of("evaluation", Map.of("wape", 0.085, "categories", List.of(Map.of("name", "Bulk")))));

        // then
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("good");
        assertThat(runtimeService
                        .getVariableTyped(instance, "evaluation", false)
                        .getType()
                        .getName())
                .isEqualTo("json");
        assertThat(runtimeService.getVariable(instance, "evaluation"))
                .isEqualTo(Map.of("wape", 0.085, "categories", List.of(Map.of("name", "Bulk"))));
    }

    @Test
    void aLongerValueThanAllowedIsRefusedByName() {
        String instance =
                runtimeService.startProcessInstanceByKey("json-variables").getId();

        assertThatThrownBy(() -> runtimeService.setVariable(instance, "profile", List.of("x".repeat(70_000))))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'profile' has 70004 bytes of JSON; the most is 65536");
        assertThatThrownBy(() -> runtimeService.setVariable(instance, "comment", "x".repeat(4001)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'comment' has 4001 characters; the most is 4000");
    }
}
