package dev.countersign.approval;

import dev.countersign.decision.ApprovingOutcomes;
import dev.countersign.engine.ExtensionProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/**
 * Says what outcomes mean, for everybody who looks back at decisions: by the property {@code approvingOutcomes} in any
 * version of the model that asked.
 */
@ApplicationScoped
public class OutcomeMeanings implements ApprovingOutcomes {

    private final RepositoryService repositoryService;

    OutcomeMeanings(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /**
     * What an outcome means.
     *
     * @param outcome null when the task had no field {@code decision}
     */
    public OutcomeMeaning of(String definitionKey, String taskKey, @Nullable String outcome) {
        if (outcome == null) {
            return OutcomeMeaning.OTHER;
        }
        if (of(definitionKey, taskKey).contains(outcome)) {
            return OutcomeMeaning.APPROVES;
        }
        String words = outcome.toLowerCase(Locale.ROOT);
        return words.startsWith("reject") || asksForChanges(outcome) ? OutcomeMeaning.REFUSES : OutcomeMeaning.OTHER;
    }

    /** Whether an outcome that does not approve asks to be shown something else, rather than nothing. */
    public static boolean asksForChanges(String outcome) {
        return outcome.toLowerCase(Locale.ROOT).contains("change");
    }

    @Override
    public Set<String> of(String definitionKey, String taskKey) {
        Set<String> approving = new HashSet<>();
        for (ProcessDefinition version : repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(definitionKey)
                .list()) {
            Map<String, String> properties = ExtensionProperties.of(repositoryService, version.getId(), taskKey);
            approving.addAll(ApprovalRules.approvingOutcomes(properties));
        }
        return approving.isEmpty() ? ApprovalRules.approvingOutcomes(Map.of()) : approving;
    }
}
