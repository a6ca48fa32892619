package dev.countersign.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobBackend;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.local.HostIdentity;
import dev.countersign.job.local.LocalJobLogs;
import dev.countersign.job.local.LocalProcesses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend whose runs are processes of this machine; what differs is the command. */
abstract class LocalPrograms implements JobBackend {

    private final LocalProcesses processes;
    private final ObjectMapper json;
    private final String host = HostIdentity.current();

    LocalPrograms(Path dataDirectory, JobConfig jobs, Clock clock, ObjectMapper json) {
        this.processes = new LocalProcesses(
                dataDirectory.toAbsolutePath().normalize().resolve("jobs"), jobs.cancelGrace(), clock);
        this.json = json;
    }

    /** The whole command line; the environment of the job is in it. */
    abstract List<String> command(JobSpec spec, String key, Path folder);

    @Override
    public Optional<String> host() {
        return Optional.of(host);
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path folder = processes.folder(key);
        JobParameters.write(spec, folder, json);
        processes.start(key, command(spec, key, folder), Map.of());
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
        return new ProgramLogs(new LocalJobLogs(processes.folder(handle.key())), () -> status(handle), json);
    }

    private JobHandle handle(String key) {
        return new JobHandle(name(), key, processes.folder(key).toString());
    }
}
