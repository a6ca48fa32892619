package dev.countersign.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.local.LocalBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Programs of any kind as processes of this machine: they learn of their job by a file and by environment variables. */
abstract class LocalPrograms extends LocalBackend {

    private final ObjectMapper json;

    LocalPrograms(Path dataDirectory, JobConfig jobs, Clock clock, ObjectMapper json) {
        super(dataDirectory, jobs, clock);
        this.json = json;
    }

    /** The whole command line; the environment of the job is in it. */
    abstract List<String> command(JobSpec spec, String key, Path folder);

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path folder = folder(key);
        JobParameters.write(spec, folder, json);
        return start(key, command(spec, key, folder), Map.of());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new ProgramLogs(super.logs(handle), () -> status(handle), json);
    }
}
