package dev.countersign.analytics.runner;

import java.util.List;
import java.util.Set;

/**
 * One kind of job. A {@code main} method hands an instance to {@link SparkApplicationRunner#main}, which does all
 * that is common to jobs.
 */
public interface SparkApplication {
    /** Name of the application in the process models, for example {@code ingest}. */
    String name();

    /** Names of all parameters that the application understands; any other is refused. */
    Set<String> parameters();

    /** Names of the steps for people, in order; {@link JobRun#step} walks through them. */
    List<String> steps();

    /**
     * Does the work and writes its files below {@link JobRun#workFolder()}, which the runner then publishes by a
     * rename. Parameters are to be checked before {@link JobRun#spark()} is called for the first time: starting
     * Spark takes seconds.
     *
     * @throws BadInputException when the input cannot be worked with
     * @throws Exception any technical failure; the job may be tried again
     */
    Outcome run(JobRun run) throws Exception;
}
