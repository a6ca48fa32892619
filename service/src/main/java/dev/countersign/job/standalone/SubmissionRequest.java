package dev.countersign.job.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.job.spark.SparkRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a request for a driver: protocol of Spark's REST submission server, {@code CreateSubmissionRequest}. */
class SubmissionRequest {

    private static final String VERSION = "4.2.0";

    private final SparkConfig spark;
    private final SparkApplications applications;
    private final StandaloneConfig config;
    private final ObjectMapper json;

    SubmissionRequest(SparkConfig spark, StandaloneConfig config, ObjectMapper json) {
        this.spark = spark;
        this.applications = new SparkApplications(spark);
        this.config = config;
        this.json = json;
    }

    /**
     * @param jobDirectory the attempt's working folder
     * @param output path that does not exist yet and holds the whole output afterwards
     * @throws JobSubmissionException when the application is not configured, or the runtime folder is not there
     */
    String of(JobSpec spec, String key, Path jobDirectory, Path output) {
        SparkConfig.Application application = applications.of(spec);
        String jar = config.applicationJar()
                .orElseGet(() -> "file:" + new SparkRuntime(config.home().orElse(spark.home())).applicationJar());
        List<String> arguments =
                SparkApplications.claimedArguments(application, spec, key, jobDirectory.toString(), output.toString());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", "CreateSubmissionRequest");
        body.put("clientSparkVersion", VERSION);
        body.put("appResource", jar);
        body.put("mainClass", SparkApplications.CLAIMED_RUN);
        body.put("appArgs", arguments);
        body.put("environmentVariables", Map.of("COUNTERSIGN_JOB_KEY", key, "OMP_WAIT_POLICY", "PASSIVE"));
        body.put("sparkProperties", properties(spec, application, key, jar));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Words for what the driver needs. */
    String wanted(JobSpec spec) {
        SparkConfig.Application application = spark.applications().get(spec.application());
        String configured = application == null ? "?" : application.memory();
        return spec.setting(JobSetting.DRIVER_MEMORY).orElse(configured) + " and " + config.driverCores() + " cores";
    }

    private Map<String, String> properties(JobSpec spec, SparkConfig.Application application, String key, String jar) {
        String cores = spec.setting(JobSetting.CORES).orElse(Integer.toString(application.cores()));
        int executors =
                spec.setting(JobSetting.EXECUTORS).map(Integer::parseInt).orElse(config.executors());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spark.ui.enabled", "false");
        properties.put("spark.task.maxFailures", Integer.toString(spark.taskAttempts()));
        properties.put("spark.executorEnv.OMP_WAIT_POLICY", "PASSIVE");
        properties.putAll(config.properties());
        properties.putAll(application.conf());
        properties.put("spark.app.name", key);
        properties.put("spark.submit.deployMode", "cluster");
        properties.put("spark.driver.supervise", "false");
        String more = SparkApplications.jars(application, config.properties())
                .map(jars -> "," + jars)
                .orElse("");
        properties.put("spark.jars", jar + more); // the server does not add the jar by itself
        properties.put(
                "spark.driver.memory", spec.setting(JobSetting.DRIVER_MEMORY).orElse(application.memory()));
        properties.put("spark.driver.cores", Integer.toString(config.driverCores()));
        properties.put(
                "spark.executor.memory",
                spec.setting(JobSetting.EXECUTOR_MEMORY).orElse(application.memory()));
        properties.put("spark.executor.cores", cores);
        properties.put("spark.cores.max", Long.toString((long) executors * Integer.parseInt(cores)));
        spec.setting(JobSetting.PARTITIONS).ifPresent(number -> properties.put("spark.sql.shuffle.partitions", number));
        String options = options(application);
        prepend(properties, "spark.driver.extraJavaOptions", "-XX:+ExitOnOutOfMemoryError " + options);
        prepend(properties, "spark.executor.extraJavaOptions", options);
        config.home().map(SparkRuntime::new).ifPresent(runtime -> {
            String classPath = runtime.sparkClassPath();
            properties.put("spark.driver.extraClassPath", classPath);
            properties.put("spark.executor.extraClassPath", classPath);
        });
        return properties;
    }

    private String options(SparkConfig.Application application) {
        List<String> options = new ArrayList<>();
        if (application.shortLived()) {
            options.add("-XX:+UseSerialGC");
            options.add("-XX:TieredStopAtLevel=1");
        }
        Optional<Path> archive = config.home().map(SparkRuntime::new).flatMap(SparkRuntime::classDataArchive);
        archive.ifPresent(file -> options.addAll(
                List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr")));
        return String.join(" ", options);
    }

    private static void prepend(Map<String, String> properties, String name, String options) {
        String all = (options + " " + properties.getOrDefault(name, "")).strip();
        if (!all.isEmpty()) {
            properties.put(name, all);
        }
    }
}
