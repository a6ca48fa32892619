package dev.countersign.job.spark;

import dev.countersign.job.JobBackend;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.local.HostIdentity;
import dev.countersign.job.local.LocalJobLogs;
import dev.countersign.job.local.LocalProcesses;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark in local mode, one JVM per job on this machine, in a process that outlives the service. */
@ApplicationScoped
class SparkLocalBackend implements JobBackend {

    static final String NAME = "spark-local";

    private final LocalProcesses processes;
    private final SparkCommand command;
    private final SparkApplications applications;
    private final Path warehouse;
    private final String host = HostIdentity.current();

    SparkLocalBackend(
            SparkConfig config,
            JobConfig jobs,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock) {
        this.applications = new SparkApplications(config);
        this.command = new SparkCommand(new SparkRuntime(config.home()), config);
        this.warehouse = dataDirectory.toAbsolutePath().normalize().resolve("warehouse");
        this.processes = new LocalProcesses(
                dataDirectory.toAbsolutePath().normalize().resolve("jobs"), jobs.cancelGrace(), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String topic() {
        return "spark";
    }

    @Override
    public Set<String> applications() {
        return applications.names();
    }

    @Override
    public Map<String, String> configured(String application) {
        return applications.configured(application);
    }

    @Override
    public void check(JobSpec spec) {
        applications.check(spec);
    }

    @Override
    public boolean needsResult(String application) {
        return applications.needsResult(application);
    }

    @Override
    public Optional<String> host() {
        return Optional.of(host);
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path folder = processes.folder(key);
        Path output = warehouse.resolve(spec.application()).resolve(key);
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(warehouse.resolve(spec.application()));
        } catch (IOException e) {
            throw new JobSubmissionException("The job's folders cannot be written: " + e, e);
        }
        processes.start(key, command.of(spec, key, folder, output), SparkCommand.ENVIRONMENT);
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
    public JobLogs logs(JobHandle handle) {
        return new LocalJobLogs(processes.folder(handle.key()));
    }

    @Override
    public void forget(JobHandle handle) {
        processes.forget(handle.key());
        String half = handle.key() + ".tmp-";
        try (Stream<Path> outputs = Files.exists(warehouse) ? Files.walk(warehouse, 2) : Stream.empty()) {
            outputs.filter(path -> path.getFileName().toString().startsWith(half))
                    .toList()
                    .forEach(LocalProcesses::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobHandle handle(String key) {
        return new JobHandle(NAME, key, processes.folder(key).toString());
    }
}
