package dev.countersign.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.local.LocalBackend;
import java.nio.file.Path;
import java.time.Clock;

/** Programs of any kind as processes of this machine: they learn of their job by a file and by environment variables. */
abstract class LocalPrograms extends LocalBackend {

    private final ObjectMapper json;

    LocalPrograms(Path dataDirectory, JobConfig jobs, Clock clock, ObjectMapper json) {
        super(dataDirectory, jobs, clock);
        this.json = json;
    }

    /** The whole command line, and the environment of the job. */
    abstract ProgramRun run(JobSpec spec, String key, Path folder);

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path folder = folder(key);
        JobParameters.write(spec, folder, json);
        ProgramRun run = run(spec, key, folder);
        return start(key, run.command(), run.handover());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new ProgramLogs(super.logs(handle), () -> status(handle), json);
    }
}
