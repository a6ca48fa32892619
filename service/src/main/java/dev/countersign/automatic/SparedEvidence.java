package dev.countersign.automatic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** The evidence that the spared user task would have shown. */
@ApplicationScoped
class SparedEvidence {

    private final RepositoryService repositoryService;
    private final ModelExpressions expressions;
    private final EvidenceService evidence;
    private final LineageService lineage;
    private final ObjectMapper json;

    SparedEvidence(
            RepositoryService repositoryService,
            ModelExpressions expressions,
            EvidenceService evidence,
            LineageService lineage,
            ObjectMapper json) {
        this.repositoryService = repositoryService;
        this.expressions = expressions;
        this.evidence = evidence;
        this.lineage = lineage;
        this.json = json;
    }

    /** @param json what the record says of it; null for a task without evidence */
    record Found(@Nullable String digest, JsonNode json) {}

    /**
     * What is wrong with the evidence is written into the record and does not stop the run: the policy has decided on its
     * inputs, not on the document.
     */
    Found of(DelegateExecution execution, String taskKey) {
        String expression = ExtensionProperties.of(repositoryService, execution.getProcessDefinitionId(), taskKey)
                .get("evidence");
        if (expression == null) {
            return new Found(null, NullNode.instance);
        }
        try {
            Object digest = expressions.evaluate(expression, execution);
            return digest == null || digest.toString().isBlank()
                    ? problem(expression + " gives nothing")
                    : found(digest.toString());
        } catch (ProcessEngineException e) {
            return problem(expression + " cannot be evaluated");
        }
    }

    private Found found(String digest) {
        Optional<JsonNode> document = evidence.find(digest);
        if (document.isEmpty()) {
            return problem("There is no evidence " + digest);
        }
        ObjectNode shown = json.createObjectNode()
                .put("digest", digest)
                .put("title", document.get().path("title").asText());
        ArrayNode sources = shown.putArray("madeFrom");
        lineage.sourcesOf(digest)
                .forEach(
                        source -> sources.addObject().put("name", source.name()).put("version", source.version()));
        return new Found(digest, shown);
    }

    private Found problem(String what) {
        return new Found(null, json.createObjectNode().put("problem", what));
    }
}
