package dev.countersign.job.kubernetes;

import dev.countersign.job.JobStatus;
import dev.countersign.job.claimed.KeyClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Says of each run how it is, by its pod and by the claim of its job folder: the name of a pod that is gone can be given
 * again, so only the claim says that nothing began and nothing will.
 */
class PodRuns {

    private static final Logger LOG = Logger.getLogger(PodRuns.class);
    private static final int TERMINATED = 143;
    private static final int CLAIMED = 75; // how a run ends that comes after the claim was taken

    private final Pods pods;
    private final Function<String, KeyClaim> claims;
    private final Duration pendingTimeout;
    private final Clock clock;

    /** @param claims that of each key */
    PodRuns(Pods pods, Function<String, KeyClaim> claims, Duration pendingTimeout, Clock clock) {
        this.pods = pods;
        this.claims = claims;
        this.pendingTimeout = pendingTimeout;
        this.clock = clock;
    }

    JobStatus status(String key) {
        try {
            return pods.find(key).map(pod -> status(key, pod)).orElseGet(() -> withoutPod(key));
        } catch (KubernetesClientException e) {
            return JobStatus.unreachable("Kubernetes does not answer: " + Pods.reason(e));
        }
    }

    /** What can be said of all jobs' pods, by key, with one request. What is wrong with one says nothing of the others. */
    Map<String, JobStatus> statuses() {
        Map<String, JobStatus> all = new HashMap<>();
        pods.all().forEach((key, pod) -> {
            try {
                all.put(key, status(key, pod));
            } catch (RuntimeException e) {
                LOG.debugf(e, "The pod of job %s cannot be judged", key);
                all.put(key, JobStatus.unreachable("nothing can be said of its pod: " + e));
            }
        });
        return all;
    }

    private JobStatus status(String key, Pod pod) {
        JobStatus status = PodStatus.of(pod);
        if (status.phase() == JobStatus.Phase.PENDING && tooLong(pod)) {
            return givenUp(key, pod, status);
        }
        return Objects.equals(status.exitCode(), CLAIMED) ? withoutWork(key, status) : status;
    }

    /** A pod that has waited too long counts as ended as soon as it cannot begin any more; until then it waits. */
    private JobStatus givenUp(String key, Pod pod, JobStatus status) {
        KeyClaim claim = claims.apply(key);
        try {
            if (!claim.forbid() && !claim.forbidden()) {
                return JobStatus.pending("it has begun after all");
            }
            pods.deleteUnchanged(pod);
        } catch (KubernetesClientException e) {
            LOG.debugf(e, "The pod of job %s cannot be deleted now", key);
            return JobStatus.pending(status.detail() + "; it cannot be deleted now: " + Pods.reason(e));
        } catch (IOException e) {
            return JobStatus.pending(status.detail() + "; its job folder cannot be written: " + e);
        }
        return PodStatus.unscheduled(pod)
                ? JobStatus.ended(
                        1,
                        "no-room",
                        "Kubernetes found no place for the pod within " + pendingTimeout + ": " + status.detail())
                : notStarted(": " + status.detail());
    }

    private JobStatus withoutPod(String key) {
        return withoutWork(key, JobStatus.gone("there is no pod " + PodName.of(key) + " any more"));
    }

    /** When the service has the claim, nothing was done for the key. */
    private JobStatus withoutWork(String key, JobStatus otherwise) {
        KeyClaim claim = claims.apply(key);
        try {
            if (!claim.forbidden()) {
                return otherwise;
            }
            return claim.cancelled() ? JobStatus.exited(TERMINATED) : notStarted(".");
        } catch (IOException e) {
            return JobStatus.unreachable("its job folder cannot be read: " + e);
        }
    }

    private JobStatus notStarted(String why) {
        return JobStatus.ended(1, "not-started", "The pod did not begin within " + pendingTimeout + why);
    }

    private boolean tooLong(Pod pod) {
        String created = pod.getMetadata().getCreationTimestamp();
        return created != null && Instant.parse(created).plus(pendingTimeout).isBefore(clock.instant());
    }
}
