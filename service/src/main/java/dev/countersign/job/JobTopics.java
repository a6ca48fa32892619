package dev.countersign.job;

import dev.countersign.engine.ModelElement;
import dev.countersign.externaltask.TopicOwner;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The external tasks that become jobs, and what is wrong with one that a model describes. */
@Singleton
class JobTopics implements TopicOwner {

    private final JobBackends backends;
    private final JobPools pools;
    private final RetryPolicies policies;

    JobTopics(JobBackends backends, JobPools pools, RetryPolicies policies) {
        this.backends = backends;
        this.pools = pools;
        this.policies = policies;
    }

    @Override
    public Set<String> topics() {
        return backends.topics();
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {
        Map<String, String> inputs = element.inputParameters();
        String named = inputs.getOrDefault("backend", "");
        if (!ModelElement.computed(named)) {
            tried(problem, () -> {
                JobBackend backend = backends.choose(topic, named);
                checkApplication(inputs.get("application"), backend, problem);
                String pool = inputs.getOrDefault("pool", "").strip();
                if (!ModelElement.computed(pool)) {
                    tried(problem, () -> pools.choose(pool, backend));
                }
            });
        }
        Map<String, String> literals = new TreeMap<>();
        inputs.forEach((name, value) -> {
            if (!ModelElement.computed(value)) {
                literals.put(name, value.strip());
            }
        });
        tried(problem, () -> policies.read(literals));
        tried(problem, () -> policies.checkSpelling(literals));
        for (JobSetting setting : JobSetting.values()) {
            String value = literals.getOrDefault(setting.parameter(), "");
            if (!value.isEmpty()) {
                tried(problem, () -> setting.checked(value));
            }
        }
        String priority = inputs.getOrDefault("priority", "");
        if (!ModelElement.computed(priority)) {
            tried(problem, () -> SpecReader.priority(priority));
        }
    }

    private static void tried(Consumer<String> problem, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
    }

    private static void checkApplication(@Nullable String application, JobBackend backend, Consumer<String> problem) {
        String known =
                String.join(", ", backend.applications().stream().sorted().toList());
        if (application == null) {
            problem.accept("The input parameter 'application' is missing; known applications are " + known + ".");
        } else if (!ModelElement.computed(application)
                && !backend.applications().contains(application)) {
            problem.accept("The application '" + application + "' is not known; known are " + known + ".");
        }
    }
}
