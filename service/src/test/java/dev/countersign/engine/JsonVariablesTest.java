package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": {"b": ["\\u0000"]}} | 'a.b[0]' contains a character that cannot be stored
                    "\\ud800"                | It contains a character that cannot be stored
                    {"\\udc00x": 1}          | A name in '' contains a character that cannot be stored
                    {"n": 1e200000}          | 'n' is a number too large or too small to be stored
                    [1, 1e-20000]            | '[1]' is a number too large or too small to be stored
                    {"a": 1} {               | The value is not JSON
                    """)
    void aTextThatTheDatabaseCannotReadAsJsonIsRefused(String json, String reason) {
        String instance =
                runtimeService.startProcessInstanceByKey("json-variables").getId();

        assertThatThrownBy(() -> runtimeService.setVariable(instance, "profile", JsonValue.ofText(json, false)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aValueThatTheDatabaseCannotReadAsJsonIsRefused() {
        String instance =
                runtimeService.startProcessInstanceByKey("json-variables").getId();

        for (Object value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, "a\0b", "\ud83d", Map.of("\0", 1))) {
            assertThatThrownBy(() -> runtimeService.setVariable(instance, "profile", List.of(value)))
                    .as("%s", value)
                    .isInstanceOf(BadUserRequestException.class);
        }
        runtimeService.setVariable(instance, "profile", Map.of("face", "\ud83d\ude00", "n", 1e300));
        assertThat(runtimeService.getVariable(instance, "profile"))
                .isEqualTo(Map.of("face", "\ud83d\ude00", "n", 1e300));
    }
}
