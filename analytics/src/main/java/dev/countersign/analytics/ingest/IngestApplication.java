package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.JobRun;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.Outcome;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads raw sales files into a snapshot: {@code data/} (the panel, see {@link Panel}), {@code rejects/} (Parquet with
 * {@code file, line, raw, reason}) and {@code profile.json}.
 *
 * <p>Parameters: {@code input}, a file, folder or pattern; {@code format}, {@code auto} when absent.
 */
public final class IngestApplication implements SparkApplication {
    private static final String FIND = "Finding the files";
    private static final String CHECK = "Checking the rows";
    private static final String WRITE = "Writing the snapshot";
    private static final String PROFILE = "Describing the data";

    /** Runs one attempt; see {@link SparkApplicationRunner}. */
    public static void main(String... arguments) {
        SparkApplicationRunner.main(new IngestApplication(), arguments);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Set<String> parameters() {
        return Set.of("input", "format");
    }

    @Override
    public List<String> steps() {
        return List.of(FIND, CHECK, WRITE, PROFILE);
    }

    @Override
    public Outcome run(JobRun run) {
        String input = run.parameters().text("input");
        String wanted = run.parameters().optionalText("format").orElse("auto");
        List<InputFile> files = new InputFiles(new Configuration()).find(input);
        SalesFormat format = FormatDetection.detect(wanted, files);

        SparkSession spark = run.spark();
        run.step(CHECK);
        Dataset<Row> classified = classified(spark, format, files).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Profiler profiler = new Profiler(spark, classified);
            run.step(WRITE);
            Path data = Panel.folder(run.workFolder());
            panel(classified, profiler.calendar()).write().parquet(data.toString());
            classified
                    .filter(col("reason").isNotNull())
                    .select("file", "line", "raw", "reason")
                    .sortWithinPartitions("file", "line")
                    .write()
                    .parquet(run.workFolder().resolve("rejects").toString());

            run.step(PROFILE);
            Dataset<Row> panel = spark.read().parquet(data.toString());
            Profile profile = profiler.profile(format, panel);
            Json.write(run.workFolder().resolve("profile.json"), profile.toJson());
            Map<String, Object> evidence = new DataEvidence(profile, panel).document();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("snapshot", run.output().toString());
            result.put("format", format.name());
            result.put("profile", profile.figures());
            result.put("datasets", List.of(Map.of("name", input, "version", ContentVersion.of(panel))));
            return new Outcome(result, evidence);
        } finally {
            classified.unpersist();
        }
    }

    private static Dataset<Row> classified(SparkSession spark, SalesFormat format, List<InputFile> files) {
        // Files may hold the columns in different orders: each order is read with a schema of its own.
        Map<List<Field>, List<InputFile>> byOrder = files.stream()
                .collect(Collectors.groupingBy(
                        file -> FormatDetection.inHeaderOrder(format, file), LinkedHashMap::new, Collectors.toList()));
        Dataset<Row> typed = byOrder.entrySet().stream()
                .map(entry -> RowTyping.type(LineReader.read(spark, entry.getValue()), entry.getKey()))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return ClassifiedRows.classify(typed, format);
    }

    private static Dataset<Row> panel(Dataset<Row> classified, SalesCalendar calendar) {
        Dataset<Row> accepted = classified
                .filter(col("reason").isNull().and(not(col("duplicate"))))
                .withColumn("period", calendar.period(col("date")))
                .drop("raw", "reason", "empty_cells", "duplicate");
        List<String> names = List.of(Panel.SCHEMA.fieldNames());
        Column[] columns = Stream.concat(
                        names.stream(), List.of(accepted.columns()).stream().filter(name -> !names.contains(name)))
                .map(name -> col(name))
                .toArray(Column[]::new);
        return accepted.select(columns).sortWithinPartitions("series", "date");
    }
}
