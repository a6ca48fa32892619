package dev.countersign.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Keeps content in a bucket. An object is written before its row commits and deleted after its row's deletion has, so
 * that a row always has its object; what is left over by a rollback or a crash is found by {@link OrphanCleanup}.
 */
@ApplicationScoped
class S3Content implements ContentBackend {

    private static final Logger LOG = Logger.getLogger(S3Content.class);

    private final Bucket bucket;
    private final TransactionSynchronizationRegistry transactions;

    S3Content(Bucket bucket, TransactionSynchronizationRegistry transactions) {
        this.bucket = bucket;
        this.transactions = transactions;
    }

    @Override
    public StorageConfig.Backend kind() {
        return StorageConfig.Backend.S3;
    }

    @Override
    public void write(UUID id, Path content, long size) {
        bucket.client()
                .putObject(request -> request.bucket(bucket.name()).key(bucket.key(id)), RequestBody.fromFile(content));
    }

    @Override
    public InputStream open(UUID id) {
        return bucket.client()
                .getObject(request -> request.bucket(bucket.name()).key(bucket.key(id)));
    }

    @Override
    public void delete(UUID id) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    deleteObject(id);
                }
            }
        });
    }

    private void deleteObject(UUID id) {
        try {
            bucket.client()
                    .deleteObject(request -> request.bucket(bucket.name()).key(bucket.key(id)));
        } catch (SdkException e) {
            LOG.warnf(e, "The object of file %s is not deleted; the clean-up will try again", id);
        }
    }
}
