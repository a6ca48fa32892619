package dev.countersign.analytics.spark;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests in this JVM: starting it takes longer than most tests. */
public final class SharedSpark {
    private SharedSpark() {}

    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate();
    }
}
