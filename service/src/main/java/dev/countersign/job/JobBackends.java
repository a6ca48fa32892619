package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The places where jobs can run, by topic and by name; which one a task goes to. */
@Singleton
class JobBackends {

    private final Map<String, Map<String, JobBackend>> byTopic = new TreeMap<>();
    private final Map<String, JobBackend> byName;
    private final JobConfig config;

    JobBackends(@All List<JobBackend> found, JobConfig config, JobSecrets secrets, ObjectMapper json) {
        this.config = config;
        List<JobBackend> backends = found.stream()
                .<JobBackend>map(each -> new DiscreetBackend(each, secrets, json))
                .toList();
        byName = backends.stream().collect(Collectors.toMap(JobBackend::name, Function.identity()));
        backends.stream()
                .filter(JobBackend::enabled)
                .forEach(backend -> byTopic.computeIfAbsent(backend.topic(), topic -> new LinkedHashMap<>())
                        .put(backend.name(), backend));
        byTopic.forEach((topic, places) -> {
            String wanted = config.backends().get(topic);
            if (wanted == null && places.size() > 1 || wanted != null && !places.containsKey(wanted)) {
                throw new IllegalStateException("countersign.job.backends." + topic + " must be one of "
                        + names(places.values()) + (wanted == null ? "" : ", not " + wanted));
            }
        });
    }

    /** All backends, also those that are switched off and may have old jobs. */
    Collection<JobBackend> all() {
        return byName.values();
    }

    /** The topics that this deployment serves. */
    Set<String> topics() {
        return byTopic.keySet();
    }

    /** All backends of all topics that this deployment has switched on. */
    Collection<JobBackend> enabled() {
        return byTopic.values().stream()
                .flatMap(places -> places.values().stream())
                .toList();
    }

    /**
     * Where a task of this topic is to run.
     *
     * @param named what the model says; blank for the deployment's choice
     * @throws IllegalArgumentException when the model names a backend that is not there
     */
    JobBackend choose(String topic, String named) {
        Map<String, JobBackend> places = byTopic.getOrDefault(topic, Map.of());
        if (places.isEmpty()) {
            throw new IllegalArgumentException("no backend serves topic " + topic);
        }
        if (named.isBlank()) {
            return Optional.ofNullable(config.backends().get(topic))
                    .map(places::get)
                    .orElseGet(() -> places.values().iterator().next());
        }
        JobBackend backend = places.get(named.strip());
        if (backend == null) {
            throw new IllegalArgumentException(
                    "The backend '" + named.strip() + "' is not there; there is " + names(places.values()) + ".");
        }
        return backend;
    }

    JobBackend of(Job job) {
        JobBackend backend = byName.get(job.backend);
        if (backend == null) {
            throw new IllegalStateException("job " + job.key + " belongs to the unknown backend " + job.backend);
        }
        return backend;
    }

    /** The streams of a job's log by the names that the API has, standard output first. */
    List<String> logStreams(Job job) {
        Set<JobLogs.Stream> streams = Optional.ofNullable(byName.get(job.backend))
                .map(JobBackend::logStreams)
                .orElseGet(() -> EnumSet.allOf(JobLogs.Stream.class));
        return streams.stream()
                .sorted()
                .map(stream -> stream.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The machine on which alone the runs of this backend can be found; empty when every node can find them. */
    Optional<String> hostOf(String backend) {
        return Optional.ofNullable(byName.get(backend)).flatMap(JobBackend::host);
    }

    private static String names(Collection<JobBackend> backends) {
        return backends.stream().map(JobBackend::name).sorted().collect(Collectors.joining(", "));
    }
}
