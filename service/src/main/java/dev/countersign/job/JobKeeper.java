package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What has to be done for jobs now and then beside starting and watching them. */
@ApplicationScoped
class JobKeeper {

    private static final int AT_ONCE = 50;

    private final JobLocks locks;
    private final JobOrphans orphans;

    JobKeeper(JobLocks locks, JobOrphans orphans) {
        this.locks = locks;
        this.orphans = orphans;
    }

    void round() {
        keepLocks();
        orphans.clear();
    }

    private void keepLocks() {
        List<Job> due = locks.due();
        Set<String> existing = locks.existing(due);
        List<UUID> ids = due.stream()
                .filter(job -> existing.contains(job.externalTaskId))
                .map(job -> job.id)
                .toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            locks.renew(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
    }
}
