package dev.countersign.analytics.publish;

import dev.countersign.analytics.runner.BadInputException;
import dev.countersign.analytics.runner.JobRun;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.Outcome;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import dev.countersign.analytics.runner.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Publishes an approved forecast as {@link Publication} says, in the warehouse that the job's own output folder
 * belongs to. The output folder itself keeps only a receipt.
 *
 * <p>Parameters: {@code forecast}, folder of a forecast job; {@code approval}, JSON object with who approved, when and
 * on which evidence (nothing is published without one); {@code overrides}, percents by category; {@code target}, name
 * under which the business finds the forecast.
 */
public final class PublishApplication implements SparkApplication {
    private static final String READ = "Reading the forecast";
    private static final String WRITE = "Writing the approved forecast";
    private static final String PUBLISH = "Publishing";
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    /** Runs one attempt; see {@link SparkApplicationRunner}. */
    public static void main(String... arguments) {
        SparkApplicationRunner.main(new PublishApplication(), arguments);
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public Set<String> parameters() {
        return Set.of("forecast", "overrides", "target", "approval");
    }

    @Override
    public List<String> steps() {
        return List.of(READ, WRITE, PUBLISH);
    }

    @Override
    public Outcome run(JobRun run) throws IOException {
        Path forecast = forecast(run.parameters().text("forecast"));
        Overrides overrides = Overrides.of(run.parameters().json("overrides").orElse(null));
        Map<String, Object> approval = approval(run.parameters().object("approval"));
        String target = target(run.parameters().optionalText("target").orElse("retail-forecast"));
        Publication publication = new Publication(warehouse(run.output()), target, run.key());

        // The same key may come again after a crash between the publication's rename and the job's own.
        if (!Files.exists(publication.folder())) {
            write(run, forecast, overrides, approval, publication, target);
        }
        run.step(PUBLISH);
        publication.makeCurrent();
        Map<String, Object> published = Json.read(Publication.approval(publication.folder()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("published", publication.folder().toString());
        result.put("current", publication.current().toString());
        result.put("csv", publication.folder().resolve("forecast.csv").toString());
        for (String figure : List.of("target", "rows", "total", "approvedTotal", "overrides")) {
            result.put(figure, published.get(figure));
        }
        Json.write(run.workFolder().resolve("publication.json"), result);
        return new Outcome(result, null);
    }

    private static void write(
            JobRun run,
            Path forecast,
            Overrides overrides,
            Map<String, Object> approval,
            Publication publication,
            String target)
            throws IOException {
        WorkFolder work = WorkFolder.beside(publication.folder());
        try {
            ApprovedForecast approved = ApprovedForecast.of(
                    run.spark().read().parquet(forecast.resolve("forecast").toString()), overrides);
            run.step(WRITE);
            approved.write(work.path());
            ApprovedForecast.Totals totals = approved.totals();
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("key", run.key());
            record.put("target", target);
            record.put(
                    "publishedAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
            record.put("forecast", forecast.toString());
            record.put("overrides", overrides.percents());
            record.put("rows", totals.rows());
            record.put("total", totals.forecast());
            record.put("approvedTotal", totals.approved());
            record.put("approval", approval);
            Json.write(Publication.approval(work.path()), record);
            work.publish();
        } finally {
            work.discard();
        }
    }

    private static Path forecast(String path) {
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder.resolve("forecast"))) {
            throw new BadInputException("missing-forecast", "There is no forecast at " + folder + ".", "forecast");
        }
        return folder;
    }

    private static Map<String, Object> approval(Map<String, Object> approval) {
        if (approval.values().stream().allMatch(Objects::isNull)) {
            throw new BadInputException(
                    "missing-approval",
                    "Nothing is published without an approval; the parameter is empty.",
                    "approval");
        }
        return approval;
    }

    private static String target(String name) {
        if (!TARGET.matcher(name).matches()) {
            throw new BadInputException(
                    "invalid-parameter",
                    "The parameter 'target' must be 1 to 100 letters, digits, '_' or '-', but is '" + name + "'.",
                    "target");
        }
        return name;
    }

    /** The output of every job is {@code <warehouse>/<application>/<key>}. */
    private static Path warehouse(Path output) {
        return Objects.requireNonNull(Objects.requireNonNull(output.getParent()).getParent());
    }
}
