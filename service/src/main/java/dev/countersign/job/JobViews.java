package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns jobs into what the API shows of them. */
@ApplicationScoped
class JobViews {

    private final JobCapacity capacity;
    private final JobRepository jobs;
    private final JobBackends backends;
    private final JobRepairRepository repairs;
    private final ExternalTasks engineTasks;
    private final ObjectMapper json;
    private final Clock clock;

    JobViews(
            JobCapacity capacity,
            JobRepository jobs,
            JobBackends backends,
            JobRepairRepository repairs,
            ExternalTasks engineTasks,
            ObjectMapper json,
            Clock clock) {
        this.capacity = capacity;
        this.jobs = jobs;
        this.backends = backends;
        this.repairs = repairs;
        this.engineTasks = engineTasks;
        this.json = json;
        this.clock = clock;
    }

    List<JobView> of(List<Job> shown) {
        boolean someWait = shown.stream().anyMatch(job -> job.state == JobState.INTENDED);
        Map<UUID, JobQueue.Place> places = someWait ? capacity.places() : Map.of();
        Set<UUID> repairable = repairable(shown);
        Map<UUID, JobRepair> repaired =
                repairs.last(shown.stream().map(job -> job.id).toList());
        return shown.stream()
                .map(job -> view(job, places.get(job.id), repairable.contains(job.id), repaired(repaired.get(job.id))))
                .toList();
    }

    private Set<UUID> repairable(List<Job> all) {
        List<Job> failed = all.stream()
                .filter(job -> job.state == JobState.FAILED || job.state == JobState.CANCELLED)
                .toList();
        Set<String> stopped = engineTasks.stopped(
                failed.stream().map(job -> job.externalTaskId).toList());
        return jobs.latestOf(failed.stream()
                .filter(job -> stopped.contains(job.externalTaskId))
                .map(job -> job.id)
                .toList());
    }

    private @Nullable RepairedView repaired(@Nullable JobRepair repair) {
        try {
            return repair == null
                    ? null
                    : new RepairedView(
                            repair.action,
                            repair.decidedBy,
                            repair.decidedAt,
                            repair.reason,
                            repair.settings == null
                                    ? Map.of()
                                    : json.readValue(repair.settings, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the repair of job " + repair.jobId + " is stored in a broken form", e);
        }
    }

    private JobView view(Job job, JobQueue.@Nullable Place place, boolean repairable, @Nullable RepairedView repaired) {
        try {
            return new JobView(
                    job.id,
                    job.key,
                    job.application,
                    job.processInstanceId,
                    job.processDefinitionKey,
                    job.businessKey,
                    job.activityId,
                    job.state,
                    job.attempt,
                    job.backend,
                    job.terms.pool(),
                    job.terms.priority(),
                    job.terms.tenantId(),
                    place == null ? null : place.position(),
                    place == null ? null : place.reason(),
                    queued(job).toSeconds(),
                    json.readTree(job.spec).hasNonNull("parameters")
                            ? json.readValue(job.spec, JobSpec.class).parameters()
                            : Map.of(),
                    job.progress == null ? null : json.readTree(job.progress),
                    job.createdAt,
                    job.startedAt,
                    job.endedAt,
                    job.exitCode,
                    job.errorCode == null
                            ? null
                            : new JobErrorView(
                                    job.errorCode, job.errorMessage == null ? "" : job.errorMessage, job.badInput),
                    job.evidenceDigest,
                    job.output,
                    job.cancelRequestedAt != null && job.state.live(),
                    backends.logStreams(job),
                    repairable,
                    repaired);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("job " + job.key + " is stored in a broken form", e);
        }
    }

    private Duration queued(Job job) {
        Instant until = Stream.of(job.submittedAt, job.endedAt)
                .filter(moment -> moment != null)
                .findFirst()
                .orElseGet(clock::instant);
        Duration queued = Duration.between(job.createdAt, until);
        return queued.isNegative() ? Duration.ZERO : queued;
    }
}
