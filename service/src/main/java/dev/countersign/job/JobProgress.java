package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far jobs are, in their own words. A file of this machine is read at each look; asking a remote place costs a call
 * for each job and is done now and then.
 */
@ApplicationScoped
class JobProgress {

    private static final int MAX_BYTES = 4000;

    private final Map<String, Map<UUID, Instant>> asked = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final Duration interval;
    private final Clock clock;

    JobProgress(ObjectMapper json, JobConfig config, Clock clock) {
        this.json = json;
        this.interval = config.progressInterval();
        this.clock = clock;
    }

    /** Forgets all other jobs of the backend. */
    void keep(String backend, Set<UUID> jobs) {
        times(backend).keySet().retainAll(jobs);
    }

    /** Whether to ask now; the next time is not before the interval is over. */
    boolean due(Job job, JobBackend backend) {
        if (backend.host().isPresent()) {
            return true;
        }
        Instant now = clock.instant();
        Instant last = times(backend.name()).get(job.id);
        if (last != null && now.isBefore(last.plus(interval))) {
            return false;
        }
        times(backend.name()).put(job.id, now);
        return true;
    }

    /** A JSON object; null when there is none that can be shown. */
    @Nullable
    String read(Job job, JobBackend backend) {
        try {
            String text = backend.logs(job.handle())
                    .file("progress.json", MAX_BYTES)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse(null);
            return text != null && json.readTree(text).isObject() ? text : null;
        } catch (OversizedFileException | JsonProcessingException e) {
            return null; // progress is for show, a broken one is none
        }
    }

    private Map<UUID, Instant> times(String backend) {
        return asked.computeIfAbsent(backend, name -> new ConcurrentHashMap<>());
    }
}
