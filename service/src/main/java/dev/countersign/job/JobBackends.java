package dev.countersign.job;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The places where jobs can run, by topic and by name. */
@Singleton
public class JobBackends {

    private final Map<String, JobBackend> byTopic;
    private final Map<String, JobBackend> byName;

    JobBackends(@All List<JobBackend> backends) {
        byTopic = backends.stream().collect(Collectors.toMap(JobBackend::topic, Function.identity()));
        byName = backends.stream().collect(Collectors.toMap(JobBackend::name, Function.identity()));
    }

    /** Topics of the external tasks that this service works on itself. */
    public Set<String> topics() {
        return byTopic.keySet();
    }

    /** The backend that serves a topic. */
    public Optional<JobBackend> ofTopic(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    JobBackend ofTopicOrFail(String topic) {
        return ofTopic(topic).orElseThrow(() -> new IllegalArgumentException("no backend serves topic " + topic));
    }

    JobBackend of(Job job) {
        JobBackend backend = byName.get(job.backend);
        if (backend == null) {
            throw new IllegalStateException("job " + job.key + " belongs to the unknown backend " + job.backend);
        }
        return backend;
    }
}
