package dev.countersign.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.EvidenceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Runs of the test model {@code human-review}: first look (evidence), second look (four eyes), plain step. */
@ApplicationScoped
public class HumanReview {

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final EvidenceService evidenceService;
    private final ObjectMapper json = new ObjectMapper();

    HumanReview(
            RepositoryService repositoryService,
            RuntimeService runtimeService,
            TaskService taskService,
            EvidenceService evidenceService) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.evidenceService = evidenceService;
    }

    public void deploy() {
        repositoryService
                .createDeployment()
                .name("human-review")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/human/human-review.bpmn")
                .addInputStream("review.form", getClass().getResourceAsStream("/models/human/review.form"))
                .deploy();
        repositoryService
                .createDeployment()
                .name("same-for-all")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/human/same-for-all.bpmn")
                .addInputStream("same-for-all.form", getClass().getResourceAsStream("/models/human/same-for-all.form"))
                .deploy();
    }

    /** A new run at a task whose form asks the same in every case; the variables may fill it in all the same. */
    public Run startSameForAll(String evidenceDigest, Map<String, Object> variables) {
        String businessKey = "same-" + UUID.randomUUID();
        Map<String, Object> all = new HashMap<>(variables);
        all.put("facts", Map.of("evidence", evidenceDigest));
        return new Run(
                runtimeService
                        .startProcessInstanceByKey("same-for-all", businessKey, all)
                        .getId(),
                businessKey);
    }

    /** A new run at its first task, showing the given evidence. */
    public Run start(String evidenceDigest) {
        String businessKey = "human-" + UUID.randomUUID();
        String instanceId = runtimeService
                .startProcessInstanceByKey(
                        "human-review",
                        businessKey,
                        Map.of("facts", Map.of("total", 12, "evidence", evidenceDigest), "percent", 5))
                .getId();
        return new Run(instanceId, businessKey);
    }

    public void show(Run run, String evidenceDigest) {
        runtimeService.setVariable(run.instanceId(), "facts", Map.of("total", 13, "evidence", evidenceDigest));
    }

    public String evidence(String title) {
        ObjectNode document = json.createObjectNode().put("title", title);
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "Numbers of " + title);
        return evidenceService.store(document);
    }

    public Task task(Run run) {
        return taskService.createTaskQuery().processInstanceId(run.instanceId()).singleResult();
    }

    public Object variable(Run run, String name) {
        return runtimeService.getVariable(run.instanceId(), name);
    }

    /** A process instance. */
    public record Run(String instanceId, String businessKey) {}
}
