package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Jobs whose process or backend lets them down. */
@QuarkusTest
class JobFaultsFlowTest extends JobFlow {

    private static final String BLOCKED = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="job-blocked" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
                <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="%s">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="application">${application}</camunda:inputParameter>
                    <camunda:inputParameter name="parameters"><camunda:map>
                      <camunda:entry key="script">${script}</camunda:entry>
                    </camunda:map></camunda:inputParameter>
                    <camunda:inputParameter name="retries">0</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="done" />
                <bpmn:userTask id="done" />
                <bpmn:boundaryEvent id="failed" attachedToRef="work">
                  <bpmn:errorEventDefinition errorRef="jobFailed" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="failed" targetRef="blocked" />
                <bpmn:serviceTask id="blocked" camunda:expression="${nobody.knowsThis()}" />
              </bpmn:process>
              <bpmn:error id="jobFailed" errorCode="jobFailed" />
            </bpmn:definitions>
            """;

    @Inject
    BatchBackend batch;

    private String deployment = "";

    @BeforeEach
    void deployBlocked() {
        deploy(ScriptBackend.TOPIC);
    }

    private void deploy(String topic) {
        deployment = repositoryService
                .createDeployment()
                .addString("blocked.bpmn", BLOCKED.formatted(topic))
                .deploy()
                .getId();
    }

    @AfterEach
    void undeploy() {
        repositoryService.deleteDeployment(deployment, true);
    }

    @Test
    void taskWhoseWayForBadInputIsBlockedHoldsUpNoOther() {
        String poison = start("nobody-knows-it", "");
        start("job-plain", SUCCEED, 0);

        roundsUntil(JobState.SUCCEEDED);
        assertThat(jobs.ofInstance(poison)).isEmpty();

        String good = instance;
        instance = poison;
        for (int minute = 1; minute <= 2; minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            round();
        }
        assertThat(incident().getIncidentMessage()).startsWith("The service could not take the task: ");
        runtimeService.deleteProcessInstance(poison, "test is over");
        instance = good;
    }

    @Test
    void failureWhoseWayIsBlockedKeepsItsReason() {
        instance = start("script", "echo 'java.lang.OutOfMemoryError' >&2; exit 1");
        fetcher.fetch(ScriptBackend.TOPIC);
        for (int minute = 0; minute < 60 && theJob().state.live(); minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            roundWithin();
        }

        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(theJob().errorCode).isEqualTo("out-of-memory");
        assertThat(incident().getIncidentMessage()).contains("memory").contains("could not go on from there either");
    }

    @Test
    void jobWhoseBackendCannotBeAskedWaits() throws Exception {
        BatchPeer away = new BatchPeer(1);
        away.close();
        intend(away);

        for (int minute = 0; minute < 3; minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            assertThat(catchThrowable(launcher::launch)).isNotNull();
        }
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);

        batch.use(new BatchPeer(1));
        launcher.launch();
        assertThat(theJob().state).isEqualTo(JobState.SUBMITTED);
    }

    @Test
    void jobOfWhoseStartNobodyKnowsIsAskedAboutAfterAWhile() throws Exception {
        BatchPeer silent = new BatchPeer(1);
        silent.dropStarts();
        intend(silent);

        assertThat(catchThrowable(launcher::launch)).isNotNull();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        assertThat(theJob().silentSince).isNotNull();
        ClockUtil.offset(Duration.ofSeconds(31).toMillis());
        assertThat(catchThrowable(launcher::launch)).isNotNull();

        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage())
                .contains("it could not be started, and nobody knows whether it was");
    }

    private void intend(BatchPeer peer) {
        undeploy();
        deploy(BatchBackend.TOPIC);
        batch.use(peer);
        instance = start("wait", "");
        fetcher.fetch(BatchBackend.TOPIC);
    }

    private void roundWithin() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        round();
    }

    private String start(String application, String script) {
        return runtimeService
                .startProcessInstanceByKey("job-blocked", Map.of("application", application, "script", script))
                .getId();
    }
}
