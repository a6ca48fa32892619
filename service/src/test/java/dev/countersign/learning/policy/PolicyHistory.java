package dev.countersign.learning.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.DecidedTask;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.NewDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** A past to try policies on: runs of a small process whose table looks at {@code evaluation.wape}. */
@ApplicationScoped
class PolicyHistory {

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final DecisionService decisions;
    private final ObjectMapper json = new ObjectMapper();

    PolicyHistory(
            RepositoryService repositoryService,
            RuntimeService runtimeService,
            TaskService taskService,
            DecisionService decisions) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.decisions = decisions;
    }

    /** Deploys the process under a key of its own, so that tests do not see each other's past. */
    String deploy() {
        String key = "policy-" + UUID.randomUUID();
        repositoryService
                .createDeployment()
                .name(key)
                .addString(
                        "policy.bpmn",
                        resource("/models/policy/policy-history.bpmn").replace("KEY", key))
                .addString("policy.dmn", table(key + "-policy", "evaluation.wape", "&lt;= 0.05"))
                .deploy();
        return key;
    }

    /** A table with one input: {@code auto} when it passes the test, else {@code one}. */
    static String table(String id, String input, String test) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="Policy" \
                namespace="http://countersign.dev/test">
                  <decision id="%s" name="Policy">
                    <decisionTable id="table" hitPolicy="FIRST">
                      <input id="input"><inputExpression id="expression"><text>%s</text></inputExpression></input>
                      <output id="output" name="policy" typeRef="string" />
                      <rule id="ruleAuto">
                        <inputEntry id="entryAuto"><text>%s</text></inputEntry>
                        <outputEntry id="outputAuto"><text>"auto"</text></outputEntry>
                      </rule>
                      <rule id="ruleOne">
                        <inputEntry id="entryOne"><text></text></inputEntry>
                        <outputEntry id="outputOne"><text>"one"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(id, input, test);
    }

    String start(String key, double wape, double bias) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("evaluation", Map.of("wape", wape, "worst", Map.of("bias", bias)));
        variables.put("answer", "");
        return runtimeService
                .startProcessInstanceByKey(key, key + "-" + wape, variables)
                .getId();
    }

    void answer(String key, String instanceId, String outcome) {
        answer(key, instanceId, outcome, json.createObjectNode(), Map.of());
    }

    void answer(String key, String instanceId, String outcome, ObjectNode data, Map<String, Object> variables) {
        var task = taskService.createTaskQuery().processInstanceId(instanceId).singleResult();
        decisions.record(new NewDecision(
                UUID.randomUUID(),
                new DecidedTask(UUID.randomUUID().toString(), "review", "Review", instanceId, key, null),
                "anna",
                outcome,
                null,
                data.put("decision", outcome),
                null));
        Map<String, Object> all = new HashMap<>(variables);
        all.put("answer", outcome);
        taskService.complete(task.getId(), all);
    }

    private static String resource(String name) {
        try (InputStream in = PolicyHistory.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
