package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.s3.Store;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.storage.ObjectStore;
import dev.countersign.storage.StoredObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Where sensors look for objects: in the permitted buckets of the service's own store, named by the input {@code bucket},
 * or below the prefix of a connection. Objects of a connection are told by their keys below that prefix, as its
 * connectors take them.
 */
@Singleton
class Buckets {

    /** There is one store for all of them. */
    static final String PEER = "object store";

    private static final String S3 = "s3";

    private final Set<String> allowed;
    private final ObjectStore store;
    private final Connected connected;
    private final int most;

    Buckets(ProbeConfig config, ObjectStore store, Connected connected) {
        this.allowed = config.buckets().orElse(Set.of());
        this.store = store;
        this.connected = connected;
        this.most = config.maxFiles();
    }

    /** Refuses what sensors may not look at. */
    void check(TaskInputs inputs) {
        if (Connected.named(inputs)) {
            connected.check(inputs, S3, "bucket");
        } else {
            inputs.require("bucket").ifPresent(this::checkBucket);
        }
    }

    private void checkBucket(String bucket) {
        if (!allowed.contains(bucket)) {
            throw new IllegalArgumentException(
                    "bucket must be one of countersign.sensor.probe.buckets, not '" + bucket + "'.");
        }
    }

    /** How findings are told that have this key. */
    static String path(TaskInputs inputs, String key) {
        return Connected.named(inputs) ? key : "s3://" + inputs.text("bucket") + "/" + key;
    }

    static String peer(TaskInputs inputs) {
        return Connected.named(inputs) ? Connected.peer(inputs) : PEER;
    }

    Optional<Finding> object(TaskInputs inputs, String key, CallContext context) throws InterruptedException {
        if (Connected.named(inputs)) {
            return connected.look(
                    inputs,
                    S3,
                    context,
                    (connection, within) -> Store.use(
                            connection,
                            within,
                            (client, bucket, prefix) -> ObjectStore.find(
                                            client, bucket, prefix + key, within.remaining())
                                    .map(object -> finding(object, inputs, prefix))));
        }
        String bucket = own(inputs);
        try {
            return store.find(bucket, key, context.remaining()).map(object -> finding(object, inputs, ""));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    boolean isEmpty(TaskInputs inputs, String prefix, CallContext context) throws InterruptedException {
        return list(inputs, prefix, 1, context).isEmpty();
    }

    /** All of them: to judge by some would be to guess. */
    List<Finding> below(TaskInputs inputs, String prefix, CallContext context) throws InterruptedException {
        List<Finding> found = list(inputs, prefix, most + 1, context);
        if (found.size() > most) {
            throw new ProbeException("There are more than " + most + " objects below " + path(inputs, prefix)
                    + "; name a place nearer to them.");
        }
        return found;
    }

    private List<Finding> list(TaskInputs inputs, String beginning, int atMost, CallContext context)
            throws InterruptedException {
        if (Connected.named(inputs)) {
            return connected.look(
                    inputs,
                    S3,
                    context,
                    (connection, within) -> Store.use(
                            connection,
                            within,
                            (client, bucket, prefix) ->
                                    ObjectStore.list(client, bucket, prefix + beginning, atMost, within.remaining())
                                            .stream()
                                            .map(object -> finding(object, inputs, prefix))
                                            .toList()));
        }
        String bucket = own(inputs);
        try {
            return store.list(bucket, beginning, atMost, context.remaining()).stream()
                    .map(object -> finding(object, inputs, ""))
                    .toList();
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    private String own(TaskInputs inputs) {
        String bucket = inputs.text("bucket");
        checkBucket(bucket);
        return bucket;
    }

    private static ProbeException unreachable(SdkException e) {
        return new ProbeException("The object store gives no answer: " + e.getMessage(), e);
    }

    private static Finding finding(StoredObject object, TaskInputs inputs, String prefix) {
        return new Finding(
                path(inputs, object.key().substring(prefix.length())),
                object.size(),
                object.modified(),
                object.version());
    }
}
