package dev.countersign.analytics.runner;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One attempt of a job, as its application sees it. */
public final class JobRun {
    private final JobArguments arguments;
    private final Parameters parameters;
    private final Path workFolder;
    private final Progress progress;
    private final Supplier<SparkSession> sessions;
    private @Nullable SparkSession session;

    JobRun(JobArguments arguments, Path workFolder, Progress progress, Supplier<SparkSession> sessions) {
        this.arguments = arguments;
        this.parameters = new Parameters(arguments.parameters());
        this.workFolder = workFolder;
        this.progress = progress;
        this.sessions = sessions;
    }

    /** Key of this attempt. */
    public String key() {
        return arguments.key();
    }

    /** The job's parameters. */
    public Parameters parameters() {
        return parameters;
    }

    /** Where the output will be once the job has succeeded: the path to hand on, never to write to. */
    public Path output() {
        return arguments.output();
    }

    /** Existing, empty folder that becomes {@link #output()} when the job succeeds and is deleted when it fails. */
    public Path workFolder() {
        return workFolder;
    }

    /** The Spark session, started at the first call. */
    public SparkSession spark() {
        if (session == null) {
            session = sessions.get();
            session.sparkContext().addSparkListener(progress.listener());
            progress.describe(session);
        }
        return session;
    }

    /** Enters the named step, which has to be one of the application's steps. */
    public void step(String name) {
        progress.step(name);
        if (session != null) {
            progress.describe(session);
        }
    }

    /** Says how much of the current step is done, for work that Spark's tasks do not show. */
    public void advance(double fractionOfStep) {
        progress.advance(fractionOfStep);
    }

    @Nullable
    SparkSession startedSession() {
        return session;
    }
}
