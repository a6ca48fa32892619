package dev.countersign.job;

import dev.countersign.problem.AbsentDatabase;
import dev.countersign.problem.BusyDatabase;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;

/** Tells the engine how jobs end. What it refuses is written down with the job, and it is asked again after a pause. */
@Singleton
class JobHandOver {

    private static final Logger LOG = Logger.getLogger(JobHandOver.class);

    private final JobCompletion completion;
    private final Clock clock;

    JobHandOver(JobCompletion completion, Clock clock) {
        this.completion = completion;
        this.clock = clock;
    }

    /** Whether the engine has refused it a short while ago. */
    boolean pauses(Job job) {
        return job.refusals > 0 && job.notBefore.isAfter(clock.instant());
    }

    /**
     * Does it, or notes the refusal. That somebody else was faster, or that the database is away, is no refusal: it is
     * done again.
     *
     * @param failure what the engine is told; null when the job succeeded
     */
    void tell(Job job, @Nullable JobFailure failure, Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of job %s, it is handed over again", job.key);
        } catch (RuntimeException e) {
            if (BusyDatabase.isBehind(e)) {
                LOG.debugf(e, "Somebody else was at the same thing as job %s, it is handed over again", job.key);
            } else if (AbsentDatabase.isBehind(e)) {
                throw e;
            } else {
                completion.refused(job.id, e, failure);
            }
        }
    }
}
