package dev.countersign.analytics.runner;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The job's {@code progress.json}: step, its index, the number of steps and a percentage that never falls. Every
 * step counts the same; within a step, finished tasks move it on. The number of tasks to come is unknown under
 * adaptive execution, so a step is never shown as finished before the next begins.
 */
final class Progress {
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
    private static final double MOST_OF_A_STEP = 0.95;

    private final Path file;
    private final List<String> steps;
    private final Clock clock;
    private final TaskProgressListener listener = new TaskProgressListener(this);
    private int index;
    private double fraction;
    private int percent;
    private @Nullable Instant written;

    Progress(Path jobDirectory, List<String> steps, Clock clock) {
        this.file = jobDirectory.resolve("progress.json");
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    SparkListener listener() {
        return listener;
    }

    synchronized void step(String name) {
        int position = steps.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("'" + name + "' is none of the steps " + steps);
        }
        index = position;
        fraction = 0;
        listener.restart();
        write();
    }

    synchronized void describe(SparkSession session) {
        session.sparkContext().setJobDescription(steps.get(index));
    }

    synchronized void advance(double fractionOfStep) {
        fraction = Math.max(fraction, Math.min(MOST_OF_A_STEP, fractionOfStep));
        if (written == null || Duration.between(written, clock.instant()).compareTo(BETWEEN_WRITES) >= 0) {
            write();
        }
    }

    synchronized void finish() {
        index = steps.size() - 1;
        fraction = 1;
        write();
    }

    private void write() {
        percent = Math.max(percent, (int) Math.floor(100 * (index + fraction) / steps.size()));
        Instant now = clock.instant();
        written = now;
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("step", steps.get(index));
        progress.put("index", index + 1);
        progress.put("of", steps.size());
        progress.put("percent", percent);
        progress.put("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
        Json.write(file, progress);
    }
}
