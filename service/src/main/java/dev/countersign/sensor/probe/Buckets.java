package dev.countersign.sensor.probe;

import dev.countersign.storage.ObjectStore;
import dev.countersign.storage.StoredObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** The buckets that sensors may look at. */
@Singleton
class Buckets {

    /** There is one store for all of them. */
    static final String PEER = "object store";

    private final Set<String> allowed;
    private final ObjectStore store;
    private final int most;

    Buckets(ProbeConfig config, ObjectStore store) {
        this.allowed = config.buckets().orElse(Set.of());
        this.store = store;
        this.most = config.maxFiles();
    }

    /** @throws IllegalArgumentException when sensors may not look at it */
    void check(String bucket) {
        if (!allowed.contains(bucket)) {
            throw new IllegalArgumentException(
                    "bucket must be one of countersign.sensor.probe.buckets, not '" + bucket + "'.");
        }
    }

    Optional<Finding> object(String bucket, String key, Duration within) {
        try {
            return store.find(bucket, key, within).map(Buckets::finding);
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    boolean isEmpty(String bucket, String prefix, Duration within) {
        try {
            return store.list(bucket, prefix, 1, within).isEmpty();
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    /** All of them: to judge by some would be to guess. */
    List<Finding> below(String bucket, String prefix, Duration within) {
        List<StoredObject> found;
        try {
            found = store.list(bucket, prefix, most + 1, within);
        } catch (SdkException e) {
            throw unreachable(e);
        }
        if (found.size() > most) {
            throw new ProbeException("There are more than " + most + " objects below s3://" + bucket + "/" + prefix
                    + "; name a place nearer to them.");
        }
        return found.stream().map(Buckets::finding).toList();
    }

    private static ProbeException unreachable(SdkException e) {
        return new ProbeException("The object store gives no answer: " + e.getMessage(), e);
    }

    private static Finding finding(StoredObject object) {
        return new Finding(
                "s3://" + object.bucket() + "/" + object.key(), object.size(), object.modified(), object.version());
    }
}
