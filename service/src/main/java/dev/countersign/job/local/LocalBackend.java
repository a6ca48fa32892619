package dev.countersign.job.local;

import dev.countersign.job.JobBackend;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend whose runs are processes of this machine that outlive the service; what differs is the command. */
public abstract class LocalBackend implements JobBackend {

    private final LocalProcesses processes;
    private final String host = HostIdentity.current();

    protected LocalBackend(Path dataDirectory, JobConfig jobs, Clock clock) {
        this.processes = new LocalProcesses(
                dataDirectory.toAbsolutePath().normalize().resolve("jobs"), jobs.cancelGrace(), clock);
    }

    @Override
    public Optional<String> host() {
        return Optional.of(host);
    }

    /** The working folder of a key, whether it exists or not. */
    protected final Path folder(String key) {
        return processes.folder(key);
    }

    /** Starts the command unless the key was started before. */
    protected final JobHandle start(String key, List<String> command, Map<String, String> environment) {
        processes.start(key, command, environment);
        return handle(key);
    }

    /** The same for a command that gets what nobody else may read. */
    protected final JobHandle start(String key, List<String> command, Handover handover) {
        processes.start(key, command, handover);
        return handle(key);
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return processes.known(key) ? Optional.of(handle(key)) : Optional.empty();
    }

    @Override
    public JobStatus status(JobHandle handle) {
        return processes.status(handle.key());
    }

    @Override
    public void cancel(JobHandle handle) {
        processes.cancel(handle.key());
    }

    @Override
    public void forget(JobHandle handle) {
        processes.forget(handle.key());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new LocalJobLogs(folder(handle.key()));
    }

    private JobHandle handle(String key) {
        return new JobHandle(name(), key, folder(key).toString());
    }
}
