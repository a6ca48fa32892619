package dev.countersign.job.spark;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.local.Handover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;

/** The command line of a Spark application in local mode: one JVM, no Spark installation, no scripts. */
class SparkCommand {

    /**
     * Without the address Spark's ports listen on the network, without a password. Without the wait policy OpenMP's
     * threads spin and take the cores that the others need.
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SPARK_LOCAL_IP", "127.0.0.1", "OMP_WAIT_POLICY", "PASSIVE");

    private final SparkRuntime runtime;
    private final SparkConfig config;
    private final SparkApplications applications;
    private final Path java;

    SparkCommand(SparkRuntime runtime, SparkConfig config) {
        this.runtime = runtime;
        this.config = config;
        this.applications = new SparkApplications(config);
        this.java = config.java().orElse(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /**
     * @param jobDirectory the attempt's working folder
     * @param output path that does not exist yet and holds the whole output afterwards
     * @throws JobSubmissionException when the runtime folder or the application's configuration is missing
     */
    List<String> of(JobSpec spec, String key, Path jobDirectory, Path output) {
        SparkConfig.Application application = applications.of(spec);
        String jar = application.jar().orElseGet(() -> runtime.applicationJar().toString());
        if (jar.startsWith("/") && application.jar().isPresent() && !Files.isReadable(Path.of(jar))) {
            throw new JobSubmissionException(
                    "The jar " + jar + " of the application " + spec.application() + " is not there or cannot be read",
                    null);
        }
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(javaOptions(spec, application, jobDirectory));
        words.add("-cp");
        words.add(runtime.classPath());
        words.add("org.apache.spark.deploy.SparkSubmit");
        words.add("--master");
        words.add("local[" + spec.setting(JobSetting.CORES).orElse(Integer.toString(application.cores())) + ","
                + config.taskAttempts() + "]");
        conf(words, "spark.ui.enabled", "false");
        conf(words, "spark.ui.showConsoleProgress", "false");
        Map<String, String> secret = SecretProperties.of(application);
        application.conf().forEach((name, value) -> {
            if (!secret.containsKey(name)) {
                conf(words, name, value);
            }
        });
        if (!secret.isEmpty()) {
            words.addAll(List.of("--properties-file", Handover.TEXT, "--load-spark-defaults"));
        }
        conf(words, "spark.app.name", key);
        conf(words, "spark.local.dir", jobDirectory.resolve("tmp").toString());
        spec.setting(JobSetting.PARTITIONS).ifPresent(number -> conf(words, "spark.sql.shuffle.partitions", number));
        words.add("--class");
        words.add(SparkApplications.mainClass(application));
        words.add(jar);
        words.addAll(SparkApplications.arguments(application, spec, key, jobDirectory.toString(), output.toString()));
        return words;
    }

    /**
     * What the run gets beside its words.
     *
     * @throws JobSubmissionException when a secret is not there
     */
    Handover handover(JobSpec spec, JobSecrets secrets) {
        return Handover.besideOurs(ENVIRONMENT).with(SecretProperties.file(applications.of(spec), secrets));
    }

    private List<String> javaOptions(JobSpec spec, SparkConfig.Application application, Path jobDirectory) {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + spec.setting(JobSetting.DRIVER_MEMORY).orElse(application.memory()));
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("-Djava.io.tmpdir=" + jobDirectory.resolve("tmp"));
        if (application.shortLived()) {
            options.add("-XX:+UseSerialGC");
            options.add("-XX:TieredStopAtLevel=1");
        }
        runtime.classDataArchive().ifPresent(archive -> {
            options.add("-XX:SharedArchiveFile=" + archive);
            options.add("-Xshare:auto");
            options.add("-Xlog:disable");
            options.add("-Xlog:all=error:stderr");
        });
        options.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
        return options;
    }

    private static void conf(List<String> words, String name, String value) {
        words.add("--conf");
        words.add(name + "=" + value);
    }
}
