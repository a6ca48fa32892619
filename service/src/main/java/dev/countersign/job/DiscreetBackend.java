package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.Redaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A backend of which nothing is heard that jobs have as secrets: not in logs and results, nor in reasons. */
class DiscreetBackend implements JobBackend {

    private final JobBackend backend;
    private final JobSecrets secrets;
    private final ObjectMapper json;

    DiscreetBackend(JobBackend backend, JobSecrets secrets, ObjectMapper json) {
        this.backend = backend;
        this.secrets = secrets;
        this.json = json;
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        try {
            return backend.submit(spec, key);
        } catch (JobSubmissionException e) {
            String message = String.valueOf(e.getMessage());
            String cleaned = secrets.hidden().clean(message);
            throw cleaned.equals(message) ? e : new JobSubmissionException(cleaned, null); // its cause would tell
        }
    }

    @Override
    public JobStatus status(JobHandle handle) {
        return clean(backend.status(handle), secrets.hidden());
    }

    @Override
    public Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        Redaction hidden = secrets.hidden();
        Map<String, JobStatus> statuses = new LinkedHashMap<>();
        backend.statuses(handles).forEach((key, status) -> statuses.put(key, clean(status, hidden)));
        return statuses;
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        JobLogs logs = backend.logs(handle);
        Redaction hidden = secrets.hidden();
        return hidden.isEmpty() ? logs : new HiddenLogs(logs, hidden, json);
    }

    private static JobStatus clean(JobStatus status, Redaction hidden) {
        return new JobStatus(status.phase(), status.exitCode(), hidden.clean(status.detail()), status.reason());
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public String topic() {
        return backend.topic();
    }

    @Override
    public boolean enabled() {
        return backend.enabled();
    }

    @Override
    public Set<String> applications() {
        return backend.applications();
    }

    @Override
    public Map<String, String> configured(String application) {
        return backend.configured(application);
    }

    @Override
    public void check(JobSpec spec) {
        backend.check(spec);
    }

    @Override
    public boolean needsResult(String application) {
        return backend.needsResult(application);
    }

    @Override
    public Optional<String> host() {
        return backend.host();
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return backend.find(key);
    }

    @Override
    public void cancel(JobHandle handle) {
        backend.cancel(handle);
    }

    @Override
    public void keepLog(JobHandle handle) {
        backend.keepLog(handle);
    }

    @Override
    public void forget(JobHandle handle) {
        backend.forget(handle);
    }

    @Override
    public Set<JobLogs.Stream> logStreams() {
        return backend.logStreams();
    }
}
