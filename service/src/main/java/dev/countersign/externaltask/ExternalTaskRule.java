package dev.countersign.externaltask;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import dev.countersign.taskkind.TaskKindCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Refuses models whose external tasks nobody would ever work on, or could not work on as they are. */
@Singleton
class ExternalTaskRule implements ModelRule {

    private final TopicOwners owners;
    private final ExternalTaskConfig config;
    private final TaskKindCheck kinds;

    ExternalTaskRule(TopicOwners owners, ExternalTaskConfig config, TaskKindCheck kinds) {
        this.owners = owners;
        this.config = config;
        this.kinds = kinds;
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
            checkOwn(owner.get(), topic, element, problem);
        } else if (config.topics().stream()
                .noneMatch(pattern -> pattern.matcher(topic).matches())) {
            problem.accept("No worker serves the topic '" + topic + "': the service itself serves "
                    + String.join(", ", owners.topics().stream().sorted().toList())
                    + ", topics of outside workers are listed in countersign.external-task.topics.");
        }
    }

    /** Where the feature itself has a word about an input, its word counts. */
    private void checkOwn(TopicOwner owner, String topic, ModelElement element, Consumer<String> problem) {
        List<String> found = new ArrayList<>();
        owner.check(topic, element, found::add);
        found.forEach(problem);
        kinds.problems(topic, element).stream()
                .filter(each -> found.stream().noneMatch(text -> text.contains("'" + each.input() + "'")))
                .forEach(each -> problem.accept(each.message()));
    }
}
