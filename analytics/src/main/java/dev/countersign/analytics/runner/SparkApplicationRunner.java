package dev.countersign.analytics.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one attempt of one application. In the job folder it leaves {@code progress.json}, {@code evidence.json}
 * when the application has evidence, and {@code result.json} as the last; the output appears at {@code --output}
 * by a rename. Exit code 0 means done, 65 bad input, 1 a technical failure.
 *
 * <p>The same key can be run again: when the output is there already, only evidence and result are written again.
 */
public final class SparkApplicationRunner {
    /** File in the output folder that says what the job has handed back. */
    static final String OUTCOME_FILE = "_outcome.json";

    private static final Logger LOG = LoggerFactory.getLogger(SparkApplicationRunner.class);

    private final SparkApplication application;
    private final Function<String, SparkSession> sessions;
    private final Clock clock;

    SparkApplicationRunner(SparkApplication application, Function<String, SparkSession> sessions, Clock clock) {
        this.application = application;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Runs the application in a process of its own and ends the process with the exit code. */
    public static void main(SparkApplication application, String... arguments) {
        int exitCode = new SparkApplicationRunner(application, SparkApplicationRunner::newSession, Clock.systemUTC())
                .run(arguments);
        SparkSession.getActiveSession().foreach(session -> {
            session.stop();
            return null;
        });
        System.exit(exitCode);
    }

    /**
     * Runs the application with a session that is there already and stays open, for tests and benchmarks.
     *
     * @return the exit code the process would have had
     */
    public static int runWith(SparkSession session, SparkApplication application, String... arguments) {
        return new SparkApplicationRunner(application, name -> session, Clock.systemUTC()).run(arguments);
    }

    int run(String... commandLine) {
        JobArguments arguments;
        try {
            arguments = JobArguments.parse(commandLine);
        } catch (BadInputException e) {
            LOG.error("Refused: {}", e.getMessage());
            return Failure.EXIT_BAD_INPUT;
        }
        try {
            Files.createDirectories(arguments.jobDirectory());
            Path outcome = arguments.output().resolve(OUTCOME_FILE);
            if (Files.exists(outcome)) {
                LOG.info("{} is there already from an earlier run of this key", arguments.output());
                return succeeded(arguments, Json.read(outcome));
            }
            if (Files.exists(arguments.output())) {
                throw new IOException(arguments.output() + " exists already");
            }
            return attempt(arguments);
        } catch (Throwable e) {
            return failed(arguments, e);
        }
    }

    private int attempt(JobArguments arguments) throws Exception {
        new Parameters(arguments.parameters()).refuseUnknown(application.parameters());
        WorkFolder work = WorkFolder.beside(arguments.output());
        Progress progress = new Progress(arguments.jobDirectory(), application.steps(), clock);
        JobRun run = new JobRun(
                arguments,
                work.path(),
                progress,
                () -> sessions.apply("countersign " + application.name() + " " + arguments.key()));
        try {
            progress.step(application.steps().get(0));
            Outcome outcome = application.run(run);
            Map<String, Object> stored = new LinkedHashMap<>();
            stored.put("applicationId", applicationId(run.startedSession()));
            stored.put("result", outcome.result());
            stored.put("evidence", outcome.evidence());
            Json.write(work.path().resolve(OUTCOME_FILE), stored);
            work.publish();
            progress.finish();
            return succeeded(arguments, stored);
        } finally {
            SparkSession session = run.startedSession();
            if (session != null) {
                session.sparkContext().removeSparkListener(progress.listener());
            }
            work.discard();
        }
    }

    private int succeeded(JobArguments arguments, Map<String, Object> outcome) {
        if (outcome.get("evidence") != null) {
            Json.write(arguments.jobDirectory().resolve("evidence.json"), outcome.get("evidence"));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", "SUCCEEDED");
        result.put("applicationId", outcome.get("applicationId"));
        result.put("output", arguments.output().toString());
        result.put("result", outcome.get("result"));
        Json.write(arguments.jobDirectory().resolve("result.json"), result);
        LOG.info("{} {} is done: {}", application.name(), arguments.key(), arguments.output());
        return 0;
    }

    private int failed(JobArguments arguments, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.badInput()) {
            LOG.error("{} {} refuses its input: {}", application.name(), arguments.key(), failure.message());
        } else {
            LOG.error("{} {} failed: {}", application.name(), arguments.key(), failure.message(), thrown);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", "FAILED");
        result.put("error", failure.toJson());
        result.put("badInput", failure.badInput());
        Json.write(arguments.jobDirectory().resolve("result.json"), result);
        return failure.exitCode();
    }

    private static @Nullable String applicationId(@Nullable SparkSession session) {
        return session == null ? null : session.sparkContext().applicationId();
    }

    private static SparkSession newSession(String name) {
        SparkConf conf = new SparkConf()
                .setAppName(name)
                .setIfMissing("spark.sql.session.timeZone", "UTC")
                .setIfMissing("spark.sql.shuffle.partitions", "8")
                .setIfMissing("spark.ui.showConsoleProgress", "false");
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
