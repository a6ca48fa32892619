package dev.countersign.job;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import dev.countersign.externaltask.ExternalTasks;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Refuses models in which a decision and a job would write the same variable: one could pass for the other. */
@Singleton
class JobVariablesRule implements ModelRule {

    private static final Set<String> OF_JOBS = Set.of(ExternalTasks.RESULT, ExternalTasks.ERROR);

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        Optional<String> name = switch (element.kind()) {
            case "userTask" -> Optional.ofNullable(element.properties().get("resultVariable"));
            case "businessRuleTask" -> element.extensionAttribute("resultVariable");
            default -> Optional.empty();
        };
        name.map(String::strip)
                .filter(OF_JOBS::contains)
                .ifPresent(taken -> problem.accept(
                        "The result variable is '%s', which jobs write to; give what is decided another name."
                                .formatted(taken)));
    }
}
