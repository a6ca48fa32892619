package dev.countersign.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Looks into buckets of the store that {@code countersign.storage.s3} names, with the rights of its access key. Which
 * buckets a model may name is for the calling feature to decide.
 */
@ApplicationScoped
public class ObjectStore {

    /** More than this no store gives at once. */
    private static final int PAGE = 1_000;

    private final Bucket store;

    ObjectStore(Bucket store) {
        this.store = store;
    }

    /** The object of this key, if there is one; asks no longer than this. */
    public Optional<StoredObject> find(String bucket, String key, Duration within) {
        return find(store.client(), bucket, key, within);
    }

    /** The same in another store. */
    public static Optional<StoredObject> find(S3Client client, String bucket, String key, Duration within) {
        try {
            HeadObjectResponse head = client.headObject(request ->
                    request.bucket(bucket).key(key).overrideConfiguration(override -> override.apiCallTimeout(within)));
            return Optional.of(new StoredObject(
                    bucket, key, head.contentLength(), head.lastModified(), String.valueOf(head.eTag())));
        } catch (NoSuchKeyException | NoSuchBucketException e) {
            return Optional.empty();
        }
    }

    /** The first objects whose keys begin so, in the order of their keys; asks no longer than this for each page. */
    public List<StoredObject> list(String bucket, String prefix, int atMost, Duration within) {
        return list(store.client(), bucket, prefix, atMost, within);
    }

    /** The same in another store. */
    public static List<StoredObject> list(S3Client client, String bucket, String prefix, int atMost, Duration within) {
        return client
                .listObjectsV2Paginator(request -> request.bucket(bucket)
                        .prefix(prefix)
                        .maxKeys(Math.min(atMost, PAGE))
                        .overrideConfiguration(override -> override.apiCallTimeout(within)))
                .contents()
                .stream()
                .limit(atMost)
                .map(object -> new StoredObject(
                        bucket, object.key(), object.size(), object.lastModified(), String.valueOf(object.eTag())))
                .toList();
    }
}
