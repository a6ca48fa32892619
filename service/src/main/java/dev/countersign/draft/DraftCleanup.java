package dev.countersign.draft;

import dev.countersign.storage.FileStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes uploads that nothing names and drafts that nobody came back to. */
@ApplicationScoped
class DraftCleanup {

    private static final Logger LOG = Logger.getLogger(DraftCleanup.class);
    private static final int AT_ONCE = 50;

    private final FormUploadRepository uploads;
    private final DraftRepository drafts;
    private final FileStore store;
    private final DraftConfig config;
    private final Clock clock;

    DraftCleanup(
            FormUploadRepository uploads, DraftRepository drafts, FileStore store, DraftConfig config, Clock clock) {
        this.uploads = uploads;
        this.drafts = drafts;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "draft-cleanup",
            every = "${countersign.draft.cleanup-every:1h}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        int oldDrafts =
                QuarkusTransaction.requiringNew().call(() -> drafts.deleteSavedBefore(now.minus(config.keep())));
        int files = 0;
        int more;
        do {
            more = QuarkusTransaction.requiringNew().call(() -> deleteSome(now.minus(config.keepUploads())));
            files += more;
        } while (more == AT_ONCE);
        if (files + oldDrafts > 0) {
            LOG.infof("%d uploaded files that were never sent and %d old drafts deleted", files, oldDrafts);
        }
    }

    private int deleteSome(Instant before) {
        List<UUID> ids = uploads.forgotten(before, AT_ONCE);
        ids.forEach(id -> {
            uploads.deleteById(id);
            store.delete(id);
        });
        return ids.size();
    }
}
