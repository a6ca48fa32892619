package dev.countersign.job.claimed;

import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Spark on a cluster whose server may start a job twice; what differs is what the server is asked for. */
public abstract class ClaimedBackend implements SparkBackend {

    private final SparkApplications applications;
    private final ClaimedRuns runs;
    private final Path warehouse;

    /** @param warehouse holds the outputs, which the cluster reaches under the same path */
    protected ClaimedBackend(SparkApplications applications, ClaimedRuns runs, Path warehouse) {
        this.applications = applications;
        this.runs = runs;
        this.warehouse = warehouse;
    }

    /**
     * What the server is asked for.
     *
     * @throws JobSubmissionException when the application is not configured, or what it runs on is not there
     */
    protected abstract String request(JobSpec spec, String key, Path folder, Path output);

    /** Words for the room that the job needs. */
    protected abstract String wanted(JobSpec spec);

    @Override
    public SparkApplications catalogue() {
        return applications;
    }

    /** Executors have the driver's memory where nothing else is said. */
    @Override
    public Map<String, String> configured(String application) {
        Map<String, String> values = new TreeMap<>(applications.configured(application));
        Optional.ofNullable(values.get(JobSetting.DRIVER_MEMORY.parameter()))
                .ifPresent(memory -> values.put(JobSetting.EXECUTOR_MEMORY.parameter(), memory));
        return values;
    }

    /** Every node asks the same server and reads the same folders. */
    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path outputs = warehouse.resolve(spec.application());
        try {
            Files.createDirectories(outputs);
        } catch (IOException e) {
            throw new JobSubmissionException("The folder of the outputs cannot be written: " + e, e);
        }
        runs.ask(key, request(spec, key, runs.folder(key), outputs.resolve(key)), wanted(spec));
        return handle(key, runs.find(key).orElse(""));
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return runs.find(key).map(reference -> handle(key, reference));
    }

    /** Each is asked for by itself, so that none waits for another; the server's list is read once for all of a round. */
    @Override
    public JobStatus status(JobHandle handle) {
        return runs.status(handle.key());
    }

    @Override
    public void cancel(JobHandle handle) {
        runs.cancel(handle.key());
    }

    @Override
    public void keepLog(JobHandle handle) {
        runs.keepLog(handle.key());
    }

    @Override
    public void forget(JobHandle handle) {
        runs.forget(handle.key());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return runs.logs(handle.key());
    }

    private JobHandle handle(String key, String reference) {
        return new JobHandle(name(), key, reference);
    }
}
