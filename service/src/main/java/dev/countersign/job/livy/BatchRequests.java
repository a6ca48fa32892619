package dev.countersign.job.livy;

import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.job.spark.SparkRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of a job what its batch runs: the application inside the wrapper that claims the key. */
class BatchRequests {

    private static final String CLAIMED_RUN = "dev.countersign.analytics.runner.ClaimedRun";

    private final SparkConfig spark;
    private final LivyConfig config;

    BatchRequests(SparkConfig spark, LivyConfig config) {
        this.spark = spark;
        this.config = config;
    }

    /** @throws JobSubmissionException when the application is not configured */
    BatchRequest of(JobSpec spec, String key, Path jobDirectory, Path output) {
        SparkConfig.Application application = spark.applications().get(spec.application());
        if (application == null) {
            throw new JobSubmissionException(
                    "The application " + spec.application() + " is not configured any more", null);
        }
        List<String> arguments = new ArrayList<>(List.of(application.mainClass()));
        arguments.addAll(List.of("--job-dir", jobDirectory.toString(), "--key", key, "--output", output.toString()));
        spec.parameters().forEach((name, value) -> arguments.addAll(List.of("--param", name + "=" + value)));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spark.task.maxFailures", Integer.toString(spark.taskAttempts()));
        properties.putAll(config.properties());
        properties.put("spark.app.name", key);
        properties.put(
                "spark.driver.memory", spec.setting(JobSetting.DRIVER_MEMORY).orElse(application.memory()));
        properties.put(
                "spark.executor.memory",
                spec.setting(JobSetting.EXECUTOR_MEMORY).orElse(application.memory()));
        properties.put(
                "spark.executor.cores", spec.setting(JobSetting.CORES).orElse(Integer.toString(application.cores())));
        spec.setting(JobSetting.EXECUTORS).ifPresent(number -> properties.put("spark.executor.instances", number));
        spec.setting(JobSetting.PARTITIONS).ifPresent(number -> properties.put("spark.sql.shuffle.partitions", number));
        String jar = config.applicationJar().orElseGet(() -> "file:" + new SparkRuntime(spark.home()).applicationJar());
        return new BatchRequest(key, jar, CLAIMED_RUN, arguments, properties);
    }

    /** Words for what the driver needs. */
    String wanted(JobSpec spec) {
        SparkConfig.Application application = spark.applications().get(spec.application());
        return spec.setting(JobSetting.DRIVER_MEMORY).orElse(application == null ? "?" : application.memory());
    }
}
