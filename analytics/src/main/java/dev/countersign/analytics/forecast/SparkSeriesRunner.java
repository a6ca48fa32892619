package dev.countersign.analytics.forecast;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Spreads the per-series methods over Spark's tasks. */
final class SparkSeriesRunner implements SeriesRunner {
    private static final int SERIES_PER_TASK = 25;

    private final SparkSession spark;

    SparkSeriesRunner(SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public List<double[][][]> run(HistoryPanel panel, Task task) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<Task> shared = context.broadcast(task);
        int tasks = Math.max(context.defaultParallelism(), panel.series().size() / SERIES_PER_TASK);
        return context.parallelize(panel.series(), tasks)
                .map(history -> shared.value().forecast(history))
                .collect();
    }
}
