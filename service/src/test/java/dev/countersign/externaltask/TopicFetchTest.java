package dev.countersign.externaltask;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Incident;

@QuarkusTest
class TopicFetchTest {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="topic-fetch" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
                <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="job-poison">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="poison">${poison}</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end" />
                <bpmn:endEvent id="end" />
                <bpmn:boundaryEvent id="failed" attachedToRef="work">
                  <bpmn:errorEventDefinition errorRef="jobFailed" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="failed" targetRef="which" />
                <bpmn:exclusiveGateway id="which" default="f5" />
                <bpmn:sequenceFlow id="f4" sourceRef="which" targetRef="endless">
                  <bpmn:conditionExpression>${poison == 'input then error'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:serviceTask id="endless" camunda:delegateExpression="${endlessStep}" />
                <bpmn:sequenceFlow id="f5" sourceRef="which" targetRef="blocked" />
                <bpmn:serviceTask id="blocked" camunda:expression="${nobody.knowsThis()}" />
              </bpmn:process>
              <bpmn:error id="jobFailed" errorCode="jobFailed" />
            </bpmn:definitions>
            """;

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    ExternalTasks tasks;

    @Inject
    TopicLoop loop;

    private String deployment = "";

    @BeforeEach
    void deploy() {
        deployment = repository
                .createDeployment()
                .addString("topic-fetch.bpmn", MODEL)
                .deploy()
                .getId();
    }

    @AfterEach
    void clear() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void taskThatCannotBeTakenHoldsUpNoOtherAndEndsAtAPerson() {
        List<String> bad = Stream.of("throws", "error", "input", "input then error")
                .map(this::start)
                .toList();
        String good = start("none");

        loop.round();

        assertThat(running(good)).isFalse();
        assertThat(bad).allMatch(this::running).allMatch(id -> incidents(id).isEmpty());

        for (int minute = 1; minute <= 2; minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            loop.round();
        }

        assertThat(bad)
                .extracting(id -> incidents(id).get(0).getIncidentMessage())
                .satisfiesExactly(
                        thrown -> assertThat(thrown).contains("cannot be swallowed"),
                        error -> assertThat(error).contains("nested too deep"),
                        blocked -> assertThat(blocked).contains("nobody"),
                        endless -> assertThat(endless).contains("the next step is nested too deep"));
    }

    @Test
    void tasksAreTakenInTheOrderInWhichTheyCame() {
        List<String> startedAtMinute = Stream.of(30, 10, 20)
                .map(minute -> {
                    ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
                    return start("none");
                })
                .toList();

        List<String> taken = Stream.generate(this::takeOne).limit(3).toList();

        assertThat(taken).containsExactly(startedAtMinute.get(1), startedAtMinute.get(2), startedAtMinute.get(0));
    }

    private String takeOne() {
        return QuarkusTransaction.requiringNew()
                .call(() -> tasks.fetch(PoisonWorker.TOPIC, Duration.ofHours(1), 1))
                .get(0)
                .processInstanceId();
    }

    private String start(String poison) {
        return runtime.startProcessInstanceByKey("topic-fetch", Map.of("poison", poison))
                .getId();
    }

    private boolean running(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 1;
    }

    private List<Incident> incidents(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).list();
    }
}
