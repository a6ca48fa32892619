package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.ParseException;

/** Models in which time would decide are not deployed; others with timers are. */
@QuarkusTest
class TimeOutRuleTest {

    private static final String OFFERED = "camunda:candidateGroups=\"forecast-reviewers\"";
    private static final Map<String, String> RULES = Map.of("excludeInitiator", "true", "resultVariable", "approval");
    private static final String TIMER = """
            <bpmn:timerEventDefinition id="when"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D\
            </bpmn:timeDuration></bpmn:timerEventDefinition>""";
    private static final String PUBLISH =
            "<bpmn:userTask id=\"publish\" name=\"Publish\" camunda:candidateGroups=\"operators\" />";
    private static final String TELL_OF_REFUSAL = """
            <bpmn:sequenceFlow id="f5" sourceRef="gateway" targetRef="tell" />
            <bpmn:userTask id="tell" camunda:candidateGroups="operators" />
            <bpmn:sequenceFlow id="f8" sourceRef="tell" targetRef="rejected" />""";

    @Inject
    ApprovalProcess process;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:boundaryEvent id='late' attachedToRef='approve'>TIMER</bpmn:boundaryEvent>TO:publish",
                "<bpmn:boundaryEvent id='late' attachedToRef='approve' cancelActivity='false'>TIMER</bpmn:boundaryEvent>TO:publish",
                "<bpmn:boundaryEvent id='late' attachedToRef='approve'>TIMER</bpmn:boundaryEvent>TO:merge"
                        + "<bpmn:exclusiveGateway id='merge' /><bpmn:sequenceFlow id='m' sourceRef='merge' targetRef='publish' />",
                "<bpmn:boundaryEvent id='late' attachedToRef='approve'>TIMER</bpmn:boundaryEvent>TO:ask"
                        + "<bpmn:userTask id='ask' camunda:candidateGroups='managers' />"
                        + "<bpmn:sequenceFlow id='m' sourceRef='ask' targetRef='publish' />"
            })
    void whatAnApprovalLeadsToIsNotForTimersToReach(String timer) {
        refused(model(RULES, timer), "publish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rejected", // an end
                "enter", // it begins anew
                "again" // somebody else is asked
            })
    void otherwiseTimersLeadWhereTheyLike(String target) {
        String again = "<bpmn:userTask id='again' camunda:candidateGroups='managers'><bpmn:extensionElements>"
                + "<camunda:properties><camunda:property name='excludeInitiator' value='true' /></camunda:properties>"
                + "</bpmn:extensionElements></bpmn:userTask>"
                + "<bpmn:sequenceFlow id='a' sourceRef='again' targetRef='publish' />";

        deployed(model(RULES, onTheTask(target) + again));
    }

    @Test
    void whatARefusalLeadsToIsForTimersToo() {
        String model = model(RULES, onTheTask("tell"))
                .replace(
                        "<bpmn:sequenceFlow id=\"f5\" sourceRef=\"gateway\" targetRef=\"rejected\" />",
                        TELL_OF_REFUSAL);

        deployed(model);
        refused(model.replace("approval.decision == 'approve'", "approval.decision != 'perhaps'"), "tell");
    }

    @Test
    void aStepThatAsksForTheApprovalItselfCanComeAfterATimer() {
        deployed(model(RULES, onTheTask("publish")).replace(PUBLISH, """
                <bpmn:userTask id="publish" camunda:candidateGroups="operators"><bpmn:extensionElements>
                  <camunda:executionListener event="start" expression="${approvals.require(execution, 'approve')}" />
                </bpmn:extensionElements></bpmn:userTask>"""));
    }

    @Test
    void aTaskThatAnybodyMayDoCanTimeOut() {
        deployed(model(Map.of("resultVariable", "approval"), onTheTask("publish")));
    }

    @Test
    void aTimerAroundTheTaskIsLikeOneOnIt() {
        String model = model(
                        RULES,
                        "<bpmn:boundaryEvent id='late' attachedToRef='stage'>TIMER</bpmn:boundaryEvent>TO:publish")
                .replace("targetRef=\"approve\"", "targetRef=\"stage\"")
                .replace("sourceRef=\"approve\"", "sourceRef=\"stage\"")
                .replaceAll("(?s)(<bpmn:userTask id=\"approve\".*?</bpmn:userTask>)", """
                        <bpmn:subProcess id="stage">
                          <bpmn:startEvent id="begun" />
                          <bpmn:sequenceFlow id="s1" sourceRef="begun" targetRef="inner" />
                          <bpmn:subProcess id="inner">
                            <bpmn:startEvent id="inside" />
                            <bpmn:sequenceFlow id="i1" sourceRef="inside" targetRef="approve" />
                            $1
                            <bpmn:sequenceFlow id="i2" sourceRef="approve" targetRef="decided" />
                            <bpmn:endEvent id="decided" />
                          </bpmn:subProcess>
                        </bpmn:subProcess>""");

        refused(model, "publish");
    }

    private static String onTheTask(String target) {
        return "<bpmn:boundaryEvent id='late' attachedToRef='approve'>TIMER</bpmn:boundaryEvent>TO:" + target;
    }

    private static String model(Map<String, String> rules, String timer) {
        String flow = "<bpmn:sequenceFlow id=\"out\" sourceRef=\"late\" targetRef=\"$1\" />";
        return ApprovalProcess.xml("time-out-" + UUID.randomUUID(), OFFERED, rules)
                .replace(
                        "</bpmn:process>",
                        timer.replace("TIMER", TIMER).replaceAll("TO:(\\w+)", flow) + "</bpmn:process>");
    }

    private void deployed(String model) {
        assertThatCode(() -> deploy(model)).doesNotThrowAnyException();
    }

    private void refused(String model, String step) {
        assertThatThrownBy(() -> deploy(model))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("the process comes to '" + step + "', as after an approval of 'approve'")
                .hasMessageContaining(".bpmn")
                .hasMessageContaining("late");
    }

    private void deploy(String model) {
        process.deploy("time-out-" + UUID.randomUUID(), model);
    }
}
