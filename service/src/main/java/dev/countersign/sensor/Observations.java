package dev.countersign.sensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.sensor.probe.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sensor has seen and since when it has not changed. Times of files prove nothing: copies keep old ones. */
final class Observations {

    /** Of a pattern that finds more, only the first ones are watched. */
    private static final int MOST = 100;

    private record Seen(String version, long since) {}

    private final ObjectMapper json;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    Observations(ObjectMapper json) {
        this.json = json;
    }

    /** The first thing that has stayed the same for this long. Notes all that was found for the next look. */
    Optional<Finding> settled(@Nullable String before, List<Finding> found, Duration stableFor, Instant now) {
        Map<String, Seen> earlier = read(before);
        Finding settled = null;
        for (Finding finding : found.subList(0, Math.min(MOST, found.size()))) {
            Seen last = earlier.get(finding.path());
            Seen current = last != null && last.version().equals(finding.version())
                    ? last
                    : new Seen(finding.version(), now.toEpochMilli());
            seen.put(finding.path(), current);
            boolean stable = now.toEpochMilli() - current.since() >= stableFor.toMillis();
            if (stable && settled == null) {
                settled = finding;
            }
        }
        return Optional.ofNullable(settled);
    }

    /** What is to be kept for the next look; null when there is nothing. */
    @Nullable
    String text() {
        try {
            return seen.isEmpty() ? null : json.writeValueAsString(seen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Seen> read(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, new TypeReference<Map<String, Seen>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
