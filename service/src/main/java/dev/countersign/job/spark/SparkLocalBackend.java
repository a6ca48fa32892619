package dev.countersign.job.spark;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.local.LocalBackend;
import dev.countersign.job.local.LocalProcesses;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark in local mode, one JVM per job on this machine, in a process that outlives the service. */
@Singleton
class SparkLocalBackend extends LocalBackend implements SparkBackend {

    static final String NAME = "spark-local";

    private final SparkCommand command;
    private final SparkApplications applications;
    private final JobSecrets secrets;
    private final Path warehouse;

    SparkLocalBackend(
            SparkConfig config,
            JobConfig jobs,
            JobSecrets secrets,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock) {
        super(dataDirectory, jobs, clock);
        this.applications = new SparkApplications(config);
        this.applications.checkSecrets(secrets);
        this.secrets = secrets;
        this.command = new SparkCommand(new SparkRuntime(config.home()), config);
        this.warehouse = dataDirectory.toAbsolutePath().normalize().resolve("warehouse");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SparkApplications catalogue() {
        return applications;
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path folder = folder(key);
        Path output = warehouse.resolve(spec.application()).resolve(key);
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(warehouse.resolve(spec.application()));
        } catch (IOException e) {
            throw new JobSubmissionException("The job's folders cannot be written: " + e, e);
        }
        return start(key, command.of(spec, key, folder, output), command.handover(spec, secrets));
    }

    @Override
    public void forget(JobHandle handle) {
        super.forget(handle);
        String half = handle.key() + ".tmp-";
        try (Stream<Path> outputs = Files.exists(warehouse) ? Files.walk(warehouse, 2) : Stream.empty()) {
            outputs.filter(path -> path.getFileName().toString().startsWith(half))
                    .toList()
                    .forEach(LocalProcesses::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
