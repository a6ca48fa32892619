package dev.countersign.job;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;

/** Refuses models whose external tasks nobody would ever work on, or whose application is not known. */
@Singleton
class ExternalTaskRule implements ModelRule {

    private final JobBackends backends;
    private final JobConfig config;

    ExternalTaskRule(JobBackends backends, JobConfig config) {
        this.backends = backends;
        this.config = config;
    }

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        if (!element.extensionAttribute("type").orElse("").equals("external")) {
            return;
        }
        String topic = element.extensionAttribute("topic").orElse("");
        if (computed(topic)) {
            return;
        }
        JobBackend backend = backends.ofTopic(topic).orElse(null);
        if (backend != null) {
            checkApplication(element.inputParameters(), backend, problem);
        } else if (config.externalTopics().stream()
                .noneMatch(pattern -> pattern.matcher(topic).matches())) {
            problem.accept("No worker serves the topic '" + topic + "': the service itself serves "
                    + String.join(", ", backends.topics().stream().sorted().toList())
                    + ", topics of outside workers are listed in countersign.job.external-topics.");
        }
    }

    private static void checkApplication(
            Map<String, String> inputParameters, JobBackend backend, Consumer<String> problem) {
        String known =
                String.join(", ", backend.applications().stream().sorted().toList());
        String application = inputParameters.get("application");
        if (application == null) {
            problem.accept("The input parameter 'application' is missing; known applications are " + known + ".");
        } else if (!computed(application) && !backend.applications().contains(application)) {
            problem.accept("The application '" + application + "' is not known; known are " + known + ".");
        }
    }

    private static boolean computed(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
