package dev.countersign.analytics.score;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.BadInputException;
import dev.countersign.analytics.runner.JobRun;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.Outcome;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores a published forecast against a later snapshot, as {@link ScoredWeeks} says.
 *
 * <p>Parameters: {@code published}, folder of a publication; {@code snapshot}, output of an ingest that reaches into the
 * weeks that were forecast.
 */
public final class ScoreApplication implements SparkApplication {
    private static final String READ = "Reading forecast and sales";
    private static final String COMPARE = "Comparing the forecast with sales";
    /** Together with what else is in the result they stay below the size of a process variable. */
    private static final int MOST_LINES = 150;

    public static void main(String... arguments) {
        SparkApplicationRunner.main(new ScoreApplication(), arguments);
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Set<String> parameters() {
        return Set.of("published", "snapshot");
    }

    @Override
    public List<String> steps() {
        return List.of(READ, COMPARE);
    }

    @Override
    public Outcome run(JobRun run) {
        Path published = Path.of(run.parameters().text("published"));
        requirePublication(published);
        Path snapshot = Path.of(run.parameters().text("snapshot"));
        Panel.requireSnapshot(snapshot);
        ScoredWeeks weeks = ScoredWeeks.of(
                run.spark().read().parquet(published.resolve("forecast").toString()),
                Panel.markets(run.spark(), snapshot));
        run.step(COMPARE);
        List<ScoreLine> lines = weeks.lines();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("score", run.output().toString());
        result.put("published", published.toString());
        result.put("snapshot", snapshot.toString());
        result.putAll(weeks.coverage());
        Map<String, Object> whole = new LinkedHashMap<>(result);
        whole.put("lines", lines.stream().map(ScoreLine::toMap).toList());
        Json.write(run.workFolder().resolve("score.json"), whole);
        result.put(
                "lines",
                ScoreLine.atMost(MOST_LINES, lines).stream()
                        .map(ScoreLine::toMap)
                        .toList());
        return new Outcome(result, null);
    }

    private static void requirePublication(Path folder) {
        if (!Files.isDirectory(folder.resolve("forecast")) || !Files.exists(folder.resolve("approval.json"))) {
            throw new BadInputException(
                    "missing-publication", "There is no published forecast at " + folder + ".", "published");
        }
    }
}
