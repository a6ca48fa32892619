package dev.countersign.enginerest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.identity.SignedIn;
import dev.countersign.testing.NodeProject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.variable.ClientValues;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.history.HistoricVariableInstance;

/** The official external-task clients, as published, against {@code /engine-rest}. */
@QuarkusTest
class OfficialClientsTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="client-%1$s" isExecutable="true">
                <bpmn:startEvent id="start"><bpmn:outgoing>toJob</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toJob" sourceRef="start" targetRef="job" />
                <bpmn:serviceTask id="job" camunda:type="external" camunda:topic="external-client-%1$s" />
                <bpmn:sequenceFlow id="toTask" sourceRef="job" targetRef="task" />
                <bpmn:userTask id="task" name="Look" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @TestHTTPResource("/engine-rest")
    String url;

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    HistoryService historyService;

    @Test
    void theJavaScriptClientWorksOnAProcess() throws Exception {
        // given
        String instance = start("javascript");

        // when
        NodeProject.Result worker = NodeProject.install("external-task-worker")
                .node(60, "worker.mjs", url, "external-client-javascript", "admin", SignedIn.password("admin"));

        // then
        assertThat(worker.exitCode()).as(worker.output()).isZero();
        assertThat(worker.output()).contains("completed task").contains("handled extend lock");
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getName())
                .isEqualTo("Look");
        assertThat(answer(instance)).isEqualTo(Map.of("doubled", 6, "worker", "javascript"));
    }

    @Test
    void theJavaClientWorksOnAProcess() {
        // given
        String instance = start("java");
        ExternalTaskClient client = ExternalTaskClient.create()
                .baseUrl(url)
                .workerId("java-worker")
                .asyncResponseTimeout(2000)
                .addInterceptor(new BasicAuthProvider("admin", SignedIn.password("admin")))
                .build();

        // when
        try {
            client.subscribe("external-client-java")
                    .lockDuration(10_000)
                    .handler((task, service) -> {
                        service.extendLock(task, 20_000);
                        service.complete(
                                task, Map.of("answer", ClientValues.jsonValue("{\"doubled\":6,\"worker\":\"java\"}")));
                    })
                    .open();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> taskService
                                    .createTaskQuery()
                                    .processInstanceId(instance)
                                    .count()
                            == 1);
        } finally {
            client.stop();
        }

        // then
        assertThat(answer(instance)).isEqualTo(Map.of("doubled", 6, "worker", "java"));
    }

    private String start(String client) {
        repositoryService
                .createDeployment()
                .name("client-" + client)
                .addInputStream(
                        "client-" + client + ".bpmn",
                        new ByteArrayInputStream(MODEL.formatted(client).getBytes(StandardCharsets.UTF_8)))
                .enableDuplicateFiltering(true)
                .deploy();
        return runtimeService
                .startProcessInstanceByKey("client-" + client, Map.of("facts", Map.of("rows", 3)))
                .getId();
    }

    private Object answer(String instance) {
        HistoricVariableInstance variable = historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName("answer")
                .singleResult();
        return variable.getValue();
    }
}
