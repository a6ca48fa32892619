package dev.countersign.job.livy;

import dev.countersign.job.claimed.DriverServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All batches that a server shows at a moment.
 *
 * @param byId in the order of their creation
 * @param unlisted finds the id of a batch by the job's key where the list does not have it
 */
record Batches(Map<String, Batch> byId, Function<String, Optional<String>> unlisted) implements DriverServer.Listing {

    static Batches of(List<Batch> batches, Function<String, Optional<String>> unlisted) {
        Map<String, Batch> byId = new LinkedHashMap<>();
        batches.forEach(batch -> byId.putIfAbsent(batch.id(), batch)); // pages may overlap while batches come and go
        return new Batches(byId, unlisted);
    }

    /** The batch of a name; of several the first that lives, else the last. */
    Optional<Batch> named(String name) {
        List<Batch> all = byId.values().stream()
                .filter(batch -> batch.name().equals(name))
                .toList();
        return all.stream()
                .filter(batch -> batch.state().live())
                .findFirst()
                .or(() -> all.stream().max(Comparator.comparingInt(all::indexOf)));
    }

    @Override
    public Optional<String> find(String key) {
        return named(key).map(Batch::id).or(() -> unlisted.apply(key));
    }

    /** Neither server says so. */
    @Override
    public Optional<Duration> starving(String key) {
        return Optional.empty();
    }

    @Override
    public String room() {
        return "";
    }
}
