package dev.countersign.processes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/** The reference models of the standard's interchange group: every tool's users bring models such as these. */
@QuarkusTest
@TestSecurity(
        user = "modeller",
        roles = {"admin", "modeller"})
class ModelInterchangeTest {

    private static final Path MODELS = Path.of("src/test/resources/bpmn-interchange");

    @Inject
    ProcessEngine engine;

    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsDeployedOrRefusedWithElementLineAndReason(String name) throws IOException {
        // when
        Response response = deploy(name);

        // then
        JsonPath body = response.jsonPath();
        if (response.statusCode() == 200) {
            assertThat(body.getString("id")).isNotBlank();
            engine.getRepositoryService().deleteDeployment(body.getString("id"), true);
            return;
        }
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(body.getString("type")).isEqualTo("ParseException");
        List<Map<String, Object>> errors = body.getList("details.'" + name + "'.errors");
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat((String) error.get("message")).isNotBlank();
            assertThat((Integer) error.get("line")).isPositive();
        });
    }

    @Test
    void theExecutableModelRuns() throws IOException {
        // given
        String deployment = deploy("C.9.1.bpmn").jsonPath().getString("id");
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult();
        ProcessRun run = ProcessRun.start(engine, definition.getKey(), "mia", Map.of());

        // when
        run.externalTaskCompletes("SendTask_RequestDocument");
        run.fireTimer("BoundaryEvent_1").externalTaskCompletes("SendTask_SendReminderEmail");
        engine.getRuntimeService()
                .createMessageCorrelation("MESSAGE_documentReceived")
                .processInstanceId(run.id())
                .correlate();
        run.proceed();

        // then
        assertThat(run.ending()).isEqualTo("EndEvent_GotDocument");
        assertThat(run.times("EndEvent_ReminderSent")).isEqualTo(1);
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    private static Response deploy(String name) throws IOException {
        return given().multiPart("deployment-name", name)
                .multiPart("deployment-source", "Camunda Modeler")
                .multiPart(name, name, Files.readAllBytes(MODELS.resolve(name)), "text/xml")
                .post("/engine-rest/deployment/create");
    }
}
