package dev.countersign.automatic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.engine.DecisionEvaluation;
import dev.countersign.evidence.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;

/** Which policy it was, what it was asked, and what it said. */
@ApplicationScoped
class PolicyFacts {

    private final RepositoryService repositoryService;
    private final ObjectMapper json;

    PolicyFacts(RepositoryService repositoryService, ObjectMapper json) {
        this.repositoryService = repositoryService;
        this.json = json;
    }

    /** @param definition the version that was evaluated; null when the engine knows of no evaluation */
    record Policy(String key, @Nullable DecisionDefinition definition) {

        /** Who stands in the record: no person. */
        String decidedBy() {
            return "policy:" + key + (definition == null ? "" : ":" + definition.getVersion());
        }
    }

    Policy policy(String decisionKey, Optional<DecisionEvaluation> evaluation) {
        return new Policy(
                decisionKey,
                evaluation
                        .map(each -> repositoryService.getDecisionDefinition(each.definitionId()))
                        .orElse(null));
    }

    ObjectNode data(Policy policy, Optional<DecisionEvaluation> evaluation) {
        ObjectNode data = json.createObjectNode();
        ObjectNode named = data.putObject("policy").put("key", policy.key());
        DecisionDefinition definition = policy.definition();
        if (definition != null) {
            named.put("version", definition.getVersion());
            named.put("versionTag", definition.getVersionTag());
            named.put("name", definition.getName());
            named.put("definitionId", definition.getId());
            named.put("sha256", sha256(definition.getId()));
        }
        ArrayNode inputs = data.putArray("inputs");
        ArrayNode outputs = data.putArray("outputs");
        evaluation.ifPresent(each -> {
            data.putObject("evaluation")
                    .put("id", each.id())
                    .put("step", each.activityId())
                    .put("at", each.at().toString());
            each.inputs()
                    .forEach(input -> inputs.addObject()
                            .put("id", input.id())
                            .put("name", input.name())
                            .set("value", value(input.value())));
            each.outputs().forEach(rule -> {
                ObjectNode output = outputs.addObject();
                rule.forEach((name, value) -> output.set(name, value(value)));
            });
        });
        return data;
    }

    /** What has no form in JSON is written as its text: the record tells what was there, it need not give it back. */
    private JsonNode value(@Nullable Object value) {
        try {
            return json.valueToTree(value);
        } catch (IllegalArgumentException e) {
            return json.getNodeFactory().textNode(String.valueOf(value));
        }
    }

    /** Of the file that was deployed, as it is shown when the same file is tried. */
    private String sha256(String definitionId) {
        try (InputStream model = repositoryService.getDecisionModel(definitionId)) {
            return CanonicalJson.digest(model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The decision " + definitionId + " cannot be read", e);
        }
    }
}
