package dev.countersign.learning.sampling;

import dev.countersign.automatic.AutomaticApprovals;
import dev.countersign.engine.ExposedToModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/**
 * Lets models put a share of what was approved automatically before a person, as in
 * {@code ${sampling.chosen(execution, 'review-policy')}}. The share is set per process and is 0 by default.
 */
@Named("sampling")
@ExposedToModels
@ApplicationScoped
public class Sampling {

    private static final String AUTOMATIC = "auto";

    private final SampleService samples;
    private final AutomaticApprovals automatic;
    private final RepositoryService repositoryService;

    Sampling(SampleService samples, AutomaticApprovals automatic, RepositoryService repositoryService) {
        this.samples = samples;
        this.automatic = automatic;
        this.repositoryService = repositoryService;
    }

    /**
     * Whether a person is to look at this automatic approval all the same. The next decision of the run is the answer. Ask
     * only when the policy said that nobody has to look; then {@link AutomaticApprovals#record} is the model's to call.
     *
     * @param decisionKey the decision that approved
     */
    public boolean chosen(DelegateExecution execution, String decisionKey) {
        return chosen(execution, decisionKey, "");
    }

    /**
     * The same, naming the user task whose answer counts.
     *
     * @param taskKey the user task's id in the model
     */
    public boolean chosen(DelegateExecution execution, String decisionKey, String taskKey) {
        String definitionKey = repositoryService
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getKey();
        return samples.choose(
                execution.getProcessInstanceId(),
                definitionKey,
                execution.getProcessBusinessKey(),
                decisionKey,
                taskKey);
    }

    /**
     * What a policy said, in the words for those who act on it: as it is, unless it is {@code auto} and the case is chosen as
     * a sample. Then it is what the policy would say to an ordinary reviewer, so that nothing in the run's variables, texts
     * or drawing tells a sample from an ordinary review. What stays {@code auto} is recorded as an automatic approval.
     *
     * @param review the policy's result with {@code policy}, {@code reason}, and {@code sampledReason}: the reason to give
     *     when a person is asked all the same
     * @param instead the policy to follow then
     * @param taskKey the user task whose answer counts
     * @return {@code policy} and {@code reason}
     */
    public Map<String, Object> settle(
            DelegateExecution execution,
            String decisionKey,
            Map<String, @Nullable Object> review,
            String instead,
            String taskKey) {
        boolean blind = AUTOMATIC.equals(review.get("policy")) && chosen(execution, decisionKey, taskKey);
        if (AUTOMATIC.equals(review.get("policy")) && !blind) {
            automatic.record(execution, decisionKey, taskKey);
        }
        Map<String, Object> settled = new LinkedHashMap<>();
        settled.put("policy", blind ? instead : String.valueOf(review.get("policy")));
        settled.put(
                "reason", Objects.requireNonNullElse(blind ? review.get("sampledReason") : review.get("reason"), ""));
        return settled;
    }
}
