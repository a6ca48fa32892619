package dev.countersign.externaltask;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/** Refuses models whose external tasks nobody would ever work on, or could not work on as they are. */
@Singleton
class ExternalTaskRule implements ModelRule {

    private final TopicOwners owners;
    private final ExternalTaskConfig config;

    ExternalTaskRule(TopicOwners owners, ExternalTaskConfig config) {
        this.owners = owners;
        this.config = config;
    }

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        if (!element.extensionAttribute("type").orElse("").equals("external")) {
            return;
        }
        String topic = element.extensionAttribute("topic").orElse("");
        if (ModelElement.computed(topic)) {
            return;
        }
        Optional<TopicOwner> owner = owners.of(topic);
        if (owner.isPresent()) {
            owner.get().check(topic, element, problem);
        } else if (config.topics().stream()
                .noneMatch(pattern -> pattern.matcher(topic).matches())) {
            problem.accept("No worker serves the topic '" + topic + "': the service itself serves "
                    + String.join(", ", owners.topics().stream().sorted().toList())
                    + ", topics of outside workers are listed in countersign.external-task.topics.");
        }
    }
}
