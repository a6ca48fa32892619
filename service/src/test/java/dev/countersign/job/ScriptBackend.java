package dev.countersign.job;

import dev.countersign.job.local.HostIdentity;
import dev.countersign.job.local.LocalJobLogs;
import dev.countersign.job.local.LocalProcesses;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs shell scripts as jobs: real processes without the seconds that Spark takes to start. */
@ApplicationScoped
class ScriptBackend implements JobBackend {

    static final String TOPIC = "job-script";

    private final LocalProcesses processes;
    private final Set<String> keptLogs = ConcurrentHashMap.newKeySet();

    ScriptBackend(@ConfigProperty(name = "countersign.data-dir") Path data, JobConfig config, Clock clock) {
        this.processes = new LocalProcesses(data.toAbsolutePath().resolve("script-jobs"), config.cancelGrace(), clock);
    }

    /** Keys of the runs whose logs it was told to keep. */
    Set<String> keptLogs() {
        return keptLogs;
    }

    LocalProcesses processes() {
        return processes;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Set<String> applications() {
        return Set.of("script");
    }

    @Override
    public Optional<String> host() {
        return Optional.of(HostIdentity.current());
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        String script = spec.parameters().getOrDefault("script", "exit 0");
        processes.start(key, List.of("sh", "-c", script), Map.of());
        return new JobHandle(name(), key, "");
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return processes.known(key) ? Optional.of(new JobHandle(name(), key, "")) : Optional.empty();
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
    public Map<String, String> configured(String application) {
        return Map.of("driverMemory", "1g");
    }

    @Override
    public void keepLog(JobHandle handle) {
        keptLogs.add(handle.key());
    }

    @Override
    public void forget(JobHandle handle) {
        processes.forget(handle.key());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new LocalJobLogs(processes.folder(handle.key()));
    }
}
