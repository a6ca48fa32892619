package dev.countersign.approval;

import static dev.countersign.approval.People.MODELLER;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.batch.Batch;

/** Each batch of the engine, sent by a modeller against an approval that a message and a condition could interrupt. */
@QuarkusTest
class BatchTest {

    /** What becomes of the approval. */
    enum Verdict {
        /** The request is answered with 403. */
        REFUSED,
        /** The batch is made; its job fails, and the approval stays. */
        FAILS,
        /** The batch does its work, and the approval stays. */
        HARMLESS,
        /** The whole instance ends, which is allowed. */
        ENDS_THE_INSTANCE,
        /** It works on what has ended only. */
        HISTORY_ONLY
    }

    enum Kind {
        MIGRATION(Batch.TYPE_PROCESS_INSTANCE_MIGRATION, Verdict.REFUSED),
        MODIFICATION(Batch.TYPE_PROCESS_INSTANCE_MODIFICATION, Verdict.REFUSED),
        RESTART(Batch.TYPE_PROCESS_INSTANCE_RESTART, Verdict.REFUSED),
        DELETION(Batch.TYPE_PROCESS_INSTANCE_DELETION, Verdict.ENDS_THE_INSTANCE),
        SUSPENSION(Batch.TYPE_PROCESS_INSTANCE_UPDATE_SUSPENSION_STATE, Verdict.HARMLESS),
        HISTORY_DELETION(Batch.TYPE_HISTORIC_PROCESS_INSTANCE_DELETION, Verdict.HISTORY_ONLY),
        DECISION_DELETION(Batch.TYPE_HISTORIC_DECISION_INSTANCE_DELETION, Verdict.HISTORY_ONLY),
        JOB_RETRIES(Batch.TYPE_SET_JOB_RETRIES, Verdict.HARMLESS),
        EXTERNAL_TASK_RETRIES(Batch.TYPE_SET_EXTERNAL_TASK_RETRIES, Verdict.HARMLESS),
        REMOVAL_TIME(Batch.TYPE_PROCESS_SET_REMOVAL_TIME, Verdict.HARMLESS),
        DECISION_REMOVAL_TIME(Batch.TYPE_DECISION_SET_REMOVAL_TIME, Verdict.HISTORY_ONLY),
        BATCH_REMOVAL_TIME(Batch.TYPE_BATCH_SET_REMOVAL_TIME, Verdict.HISTORY_ONLY),
        VARIABLES(Batch.TYPE_SET_VARIABLES, Verdict.FAILS),
        MESSAGE(Batch.TYPE_CORRELATE_MESSAGE, Verdict.FAILS);

        private final String type;
        private final Verdict verdict;

        Kind(String type, Verdict verdict) {
            this.type = type;
            this.verdict = verdict;
        }
    }

    @Inject
    ApprovalProcess process;

    @Inject
    ManagementService managementService;

    private String key;
    private String instance;
    private String task;

    @BeforeEach
    void aRunWaitsForAnApprovalThatAMessageInterrupts() {
        key = "batch-" + UUID.randomUUID();
        String xml = ApprovalProcess.xml(
                        key, "camunda:candidateGroups=\"forecast-reviewers\"", Map.of("excludeInitiator", "true"))
                .replace("<bpmn:process ", "<bpmn:message id=\"message\" name=\"%s\" /><bpmn:process ".formatted(key))
                .replace("</bpmn:process>", """
                        <bpmn:boundaryEvent id="stopped" attachedToRef="approve"><bpmn:messageEventDefinition \
                        id="byMessage" messageRef="message" /></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="f7" sourceRef="stopped" targetRef="publish" />
                        <bpmn:boundaryEvent id="obsolete" attachedToRef="approve"><bpmn:conditionalEventDefinition id="byCondition">\
                        <bpmn:condition xsi:type="bpmn:tFormalExpression">${execution.hasVariable('obsolete')}</bpmn:condition>\
                        </bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="f8" sourceRef="obsolete" targetRef="publish" />
                        </bpmn:process>""");
        process.deploy(key, xml);
        instance = process.start(key, Map.of());
        process.completeEntry(instance);
        task = process.task(instance).getId();
    }

    @Test
    void eachHasAVerdict() {
        List<String> known = Arrays.stream(Batch.class.getFields())
                .filter(field -> field.getName().startsWith("TYPE_"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        assertThat(Arrays.stream(Kind.values()).map(kind -> kind.type)).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "MIGRATION",
                "MODIFICATION",
                "RESTART",
                "DELETION",
                "SUSPENSION",
                "REMOVAL_TIME",
                "VARIABLES",
                "MESSAGE"
            })
    void doesNotLeadPastTheApproval(Kind kind) {
        int status = switch (kind) {
            case MIGRATION -> post("/migration/executeAsync", migration());
            case MODIFICATION -> post("/modification/executeAsync", beginning("publish"));
            case RESTART -> post("/process-definition/" + process.definitionId(key) + "/restart-async", restart());
            case DELETION -> post("/process-instance/delete", ofInstance(Map.of("deleteReason", "test")));
            case SUSPENSION -> post("/process-instance/suspended-async", ofInstance(Map.of("suspended", true)));
            case REMOVAL_TIME ->
                post(
                        "/history/process-instance/set-removal-time",
                        Map.of("historicProcessInstanceIds", List.of(instance), "clearedRemovalTime", true));
            case VARIABLES ->
                post(
                        "/process-instance/variables-async",
                        ofInstance(Map.of("variables", Map.of("obsolete", Map.of("value", true, "type", "Boolean")))));
            case MESSAGE -> post("/process-instance/message-async", ofInstance(Map.of("messageName", key)));
            default -> throw new AssertionError(kind);
        };

        assertThat(status).isEqualTo(kind.verdict == Verdict.REFUSED ? 403 : 200);
        boolean failed = status == 200 && !runs(kind);
        assertThat(failed).isEqualTo(kind.verdict == Verdict.FAILS);
        if (kind.verdict == Verdict.ENDS_THE_INSTANCE) {
            assertThat(process.tasks(instance)).isEmpty();
        } else {
            assertThat(process.task(instance).getId()).isEqualTo(task);
        }
    }

    @Test
    void sentAtOnceIsRefusedLikewise() {
        assertThat(post("/message", Map.of("messageName", key, "processInstanceId", instance)))
                .isEqualTo(403);
        assertThat(process.task(instance).getId()).isEqualTo(task);
    }

    /** Runs the seed and the work of the batch; false when the work failed. */
    private boolean runs(Kind kind) {
        Batch batch = managementService.createBatchQuery().type(kind.type).list().stream()
                .max((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
                .orElseThrow();
        run(batch.getSeedJobDefinitionId());
        try {
            run(batch.getBatchJobDefinitionId());
            return true;
        } catch (ProcessEngineException e) {
            assertThat(e).hasStackTraceContaining("A person has to decide about task");
            return false;
        } finally {
            managementService.deleteBatch(batch.getId(), true);
        }
    }

    private void run(String jobDefinitionId) {
        managementService
                .createJobQuery()
                .jobDefinitionId(jobDefinitionId)
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
    }

    private Map<String, Object> ofInstance(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("processInstanceIds", List.of(instance));
        return body;
    }

    private Map<String, Object> beginning(String activity) {
        return ofInstance(Map.of(
                "processDefinitionId",
                process.definitionId(key),
                "instructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", activity))));
    }

    private Map<String, Object> restart() {
        Map<String, Object> body = beginning("publish");
        body.remove("processDefinitionId");
        body.put("initialVariables", true);
        return body;
    }

    private Map<String, Object> migration() {
        String from = process.definitionId(key);
        process.deploy(key, ApprovalProcess.xml(key, "", Map.of()));
        return ofInstance(Map.of(
                "migrationPlan",
                Map.of(
                        "sourceProcessDefinitionId",
                        from,
                        "targetProcessDefinitionId",
                        process.definitionId(key),
                        "instructions",
                        List.of(Map.of(
                                "sourceActivityIds", List.of("approve"), "targetActivityIds", List.of("approve"))))));
    }

    private static int post(String path, Map<String, ?> body) {
        return send(MODELLER, body).post("/engine-rest" + path).statusCode();
    }
}
