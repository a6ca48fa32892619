package dev.countersign.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt of the work of one external task: intent, whereabouts and end. Refuses transitions that make no sense. */
@Entity
@Table(name = "job")
class Job {

    @Id
    UUID id;

    @Column(name = "job_key")
    String key;

    @Column(name = "external_task_id")
    String externalTaskId;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "retries_left")
    int retriesLeft;

    @Embedded
    JobTerms terms;

    @Column(name = "process_instance_id")
    String processInstanceId;

    @Column(name = "process_definition_key")
    String processDefinitionKey;

    @Column(name = "business_key")
    @Nullable
    String businessKey;

    @Column(name = "activity_id")
    String activityId;

    @Column(name = "backend")
    String backend;

    @Column(name = "application")
    String application;

    @Column(name = "spec")
    String spec;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    JobState state;

    @Column(name = "host")
    @Nullable
    String host;

    @Column(name = "reference")
    @Nullable
    String reference;

    @Column(name = "lease_owner")
    @Nullable
    String leaseOwner;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "locked_until")
    Instant lockedUntil;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "submitted_at")
    @Nullable
    Instant submittedAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "silent_since")
    @Nullable
    Instant silentSince;

    @Column(name = "cancel_requested_at")
    @Nullable
    Instant cancelRequestedAt;

    @Column(name = "cancel_reason")
    @Nullable
    String cancelReason;

    /** Why it is being cancelled, when that is not a person's wish. */
    @Column(name = "cancel_code")
    @Nullable
    String cancelCode;

    /** When the backend was first told to end it; from then on it is expected to. */
    @Column(name = "end_told_at")
    @Nullable
    Instant endToldAt;

    /** Until when it has to end; null before it was seen running, and without a limit. */
    @Column(name = "time_limit_at")
    @Nullable
    Instant timeLimitAt;

    @Column(name = "progress")
    @Nullable
    String progress;

    @Column(name = "exit_code")
    @Nullable
    Integer exitCode;

    @Column(name = "error_code")
    @Nullable
    String errorCode;

    @Column(name = "error_message")
    @Nullable
    String errorMessage;

    @Column(name = "bad_input")
    boolean badInput;

    @Column(name = "evidence_digest")
    @Nullable
    String evidenceDigest;

    @Column(name = "output")
    @Nullable
    String output;

    @Column(name = "files_cleared_at")
    @Nullable
    Instant filesClearedAt;

    /** When they were last tried to clear in vain. */
    @Column(name = "files_tried_at")
    @Nullable
    Instant filesTriedAt;

    @Column(name = "refusals")
    int refusals;

    /** For Hibernate. */
    protected Job() {}

    /** The intent to run the work of an external task. */
    Job(
            JobOrigin origin,
            JobTerms terms,
            int attempt,
            int retriesLeft,
            String spec,
            Instant lockedUntil,
            Instant notBefore,
            Instant now) {
        this.id = UUID.randomUUID();
        this.key = origin.externalTaskId() + "-" + attempt;
        this.externalTaskId = origin.externalTaskId();
        this.terms = terms;
        this.attempt = attempt;
        this.retriesLeft = retriesLeft;
        this.processInstanceId = origin.processInstanceId();
        this.processDefinitionKey = origin.processDefinitionKey();
        this.businessKey = origin.businessKey();
        this.activityId = origin.activityId();
        this.backend = origin.backend();
        this.application = origin.application();
        this.spec = spec;
        this.state = JobState.INTENDED;
        this.lockedUntil = lockedUntil;
        this.notBefore = notBefore;
        this.createdAt = now;
    }

    /** The intent to try again, not before that time. */
    Job nextAttempt(int retriesLeft, Instant notBefore, Instant now) {
        return nextAttempt(spec, retriesLeft, notBefore, now);
    }

    /** The same with other settings. */
    Job nextAttempt(String spec, int retriesLeft, Instant notBefore, Instant now) {
        return new Job(origin(), terms, attempt + 1, retriesLeft, spec, lockedUntil, notBefore, now);
    }

    JobOrigin origin() {
        return new JobOrigin(
                externalTaskId, processInstanceId, processDefinitionKey, businessKey, activityId, backend, application);
    }

    JobHandle handle() {
        return new JobHandle(backend, key, reference == null ? "" : reference);
    }

    void submitted(String reference, Instant now) {
        become(JobState.SUBMITTED);
        this.reference = reference;
        this.submittedAt = now;
        this.silentSince = null;
    }

    /** @param timeLimit how long it may run; null for as long as it likes */
    void running(Instant now, @Nullable Duration timeLimit) {
        become(JobState.RUNNING);
        this.startedAt = now;
        this.timeLimitAt = timeLimit == null ? null : now.plus(timeLimit);
    }

    void succeeded(@Nullable String output, @Nullable String evidenceDigest, Instant now) {
        end(JobState.SUCCEEDED, now);
        this.exitCode = 0;
        this.output = output;
        this.evidenceDigest = evidenceDigest;
    }

    void failed(JobFailure failure, Instant now) {
        end(JobState.FAILED, now);
        describe(failure);
    }

    void cancelled(JobFailure why, Instant now) {
        end(JobState.CANCELLED, now);
        describe(why);
    }

    void unknown(JobFailure why) {
        become(JobState.UNKNOWN);
        describe(why);
        this.leaseOwner = null;
        this.leaseUntil = null;
    }

    /** The run is as it was, finished; what failed was handing its result over. */
    void reopen(Instant now) {
        if (!JobFailures.REFUSED_BY_ENGINE.equals(errorCode)) {
            throw new IllegalStateException("job " + key + " failed by itself and cannot be taken up again");
        }
        become(JobState.RUNNING);
        this.refusals = 0;
        this.endedAt = null;
        this.errorCode = null;
        this.errorMessage = null;
        this.notBefore = now;
    }

    void requestCancel(String reason, Instant now) {
        if (cancelRequestedAt == null) {
            cancelRequestedAt = now;
            cancelReason = abbreviated(reason, 1000);
        }
    }

    /** It has run for as long as it may. */
    void timeUp(Instant now) {
        if (cancelRequestedAt == null) {
            requestCancel("The job ran longer than its time limit and was ended.", now);
            cancelCode = JobFailures.TIME_LIMIT;
        }
    }

    private void end(JobState last, Instant now) {
        become(last);
        this.endedAt = now;
        this.leaseOwner = null;
        this.leaseUntil = null;
    }

    private void describe(JobFailure failure) {
        this.exitCode = failure.exitCode();
        this.errorCode = abbreviated(failure.code(), 100);
        this.errorMessage = abbreviated(failure.message(), 2000);
        this.badInput = failure.badInput();
    }

    private void become(JobState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("job " + key + " is " + state + " and cannot become " + next);
        }
        state = next;
    }

    private static String abbreviated(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }
}
