package dev.countersign.approval;

import static dev.countersign.approval.People.MODELLER;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;

/** Approvals in a process that another one calls: the call cannot be skipped either. */
@QuarkusTest
class CalledProcessTest {

    private static final Map<String, String> RULES = Map.of("excludeInitiator", "true");
    private static final String OFFERED = "camunda:candidateGroups=\"forecast-reviewers\"";

    @Inject
    ApprovalProcess process;

    @Inject
    RepositoryService repositoryService;

    private String caller;
    private String called;

    @BeforeEach
    void names() {
        caller = "caller-" + UUID.randomUUID();
        called = "called-" + UUID.randomUUID();
    }

    @Test
    void gainsAnApprovalAfterItsCallerWasLookedAt() {
        deployCaller(called, "latest");
        deployCalled(Map.of());
        assertThat(skippingTheCall()).isEqualTo(200);

        deployCalled(RULES);

        assertThat(skippingTheCall()).isEqualTo(403);
    }

    @Test
    void hadAnApprovalInAnEarlierVersion() {
        deployCalled(RULES);
        deployCalled(Map.of());
        deployCaller(called, "latest");

        assertThat(skippingTheCall()).isEqualTo(403);
    }

    @Test
    void isBoundToTheCallersOwnDeployment() {
        deployCalled(RULES);
        repositoryService
                .createDeployment()
                .addModelInstance(caller + ".bpmn", model(called, "deployment"))
                .addString(
                        called + ".bpmn",
                        ApprovalProcess.xml(called, OFFERED, Map.of()).replaceAll("camunda:form\\w+=\"[^\"]*\"", ""))
                .deploy();

        assertThat(skippingTheCall()).isEqualTo(200);
    }

    @Test
    void isChosenByAnExpression() {
        deployCaller("${which}", "latest");

        assertThat(skippingTheCall()).isEqualTo(403);
    }

    private int skippingTheCall() {
        return send(
                        MODELLER,
                        Map.of(
                                "startInstructions",
                                List.of(Map.of("type", "startBeforeActivity", "activityId", "afterwards"))))
                .post("/engine-rest/process-definition/key/" + caller + "/start")
                .statusCode();
    }

    private void deployCalled(Map<String, String> rules) {
        process.deploy(called, ApprovalProcess.xml(called, OFFERED, rules));
    }

    private void deployCaller(String calledElement, String binding) {
        repositoryService
                .createDeployment()
                .addModelInstance(caller + ".bpmn", model(calledElement, binding))
                .deploy();
    }

    private BpmnModelInstance model(String calledElement, String binding) {
        return Bpmn.createExecutableProcess(caller)
                .startEvent()
                .callActivity("call")
                .calledElement(calledElement)
                .operatonCalledElementBinding(binding)
                .userTask("afterwards")
                .endEvent()
                .done();
    }
}
