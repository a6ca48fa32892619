package dev.countersign.storage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes objects of the bucket that no row names: left over by a rollback or a crash between object and row. */
@ApplicationScoped
class OrphanCleanup {

    private static final Logger LOG = Logger.getLogger(OrphanCleanup.class);

    private final StorageConfig config;
    private final Bucket bucket;
    private final FileStore store;
    private final Clock clock;

    OrphanCleanup(StorageConfig config, Bucket bucket, FileStore store, Clock clock) {
        this.config = config;
        this.bucket = bucket;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(
            identity = "storage-orphans",
            every = "${countersign.storage.cleanup-every:1h}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (config.s3().bucket().isPresent()) {
            deleteOrphans();
        }
    }

    /** Several nodes may do this at once: what one has deleted already is no error for the other. */
    int deleteOrphans() {
        Instant before = clock.instant().minus(config.s3().orphanAge());
        int deleted = 0;
        for (ListObjectsV2Response page : bucket.client()
                .listObjectsV2Paginator(request ->
                        request.bucket(bucket.name()).prefix(config.s3().prefix()))) {
            List<UUID> candidates = page.contents().stream()
                    .filter(object -> object.lastModified().isBefore(before))
                    .map(S3Object::key)
                    .map(bucket::idOf)
                    .flatMap(Optional::stream)
                    .toList();
            Set<UUID> known = store.known(candidates);
            for (UUID id : candidates) {
                if (!known.contains(id)) {
                    bucket.client()
                            .deleteObject(
                                    request -> request.bucket(bucket.name()).key(bucket.key(id)));
                    deleted++;
                }
            }
        }
        if (deleted > 0) {
            LOG.infof("%d objects without a row deleted from the bucket %s", deleted, bucket.name());
        }
        return deleted;
    }
}
