package dev.countersign.job.livy;

import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.job.spark.SparkRuntime;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of a job what its batch runs: the application inside the wrapper that claims the key. */
class BatchRequests {

    private final SparkConfig spark;
    private final SparkApplications applications;
    private final LivyConfig config;

    BatchRequests(SparkConfig spark, LivyConfig config) {
        this.spark = spark;
        this.applications = new SparkApplications(spark);
        this.config = config;
    }

    /** @throws JobSubmissionException when the application is not configured */
    BatchRequest of(JobSpec spec, String key, Path jobDirectory, Path output) {
        SparkConfig.Application application = applications.of(spec);
        List<String> arguments =
                SparkApplications.claimedArguments(application, spec, key, jobDirectory.toString(), output.toString());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spark.task.maxFailures", Integer.toString(spark.taskAttempts()));
        properties.putAll(config.properties());
        properties.putAll(application.conf());
        SparkApplications.jars(application, config.properties()).ifPresent(jars -> properties.put("spark.jars", jars));
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
        return new BatchRequest(key, jar, SparkApplications.CLAIMED_RUN, arguments, properties);
    }

    /** Words for what the driver needs. */
    String wanted(JobSpec spec) {
        SparkConfig.Application application = spark.applications().get(spec.application());
        return spec.setting(JobSetting.DRIVER_MEMORY).orElse(application == null ? "?" : application.memory());
    }
}
