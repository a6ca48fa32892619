package dev.countersign.job.kubernetes;

import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pod of a Spark driver. Without the setting {@code executors} all work is done in it; with it the driver asks for
 * executor pods itself, in Spark's client mode, so that the driver's pod keeps the name that the service gave it. The application runs within the wrapper that claims the key.
 * Source: Spark's documentation, "Running Spark on Kubernetes", client mode.
 */
class DriverPod {

    private static final String VOLUME = "countersign-data";

    private final KubernetesConfig config;
    private final SparkConfig spark;
    private final SparkApplications applications;
    private final Path data;

    /** @param data the service's data folder, which the volume holds */
    DriverPod(KubernetesConfig config, SparkConfig spark, Path data) {
        this.config = config;
        this.spark = spark;
        this.applications = new SparkApplications(spark);
        this.data = data;
    }

    /** @throws JobSubmissionException when the application or something of the deployment is not configured */
    Pod of(JobSpec spec, String key, Path folder, Path output) {
        SparkConfig.Application application = applications.of(spec);
        String memory = spec.setting(JobSetting.DRIVER_MEMORY).orElse(application.memory());
        String cores = spec.setting(JobSetting.CORES).orElse(Integer.toString(application.cores()));
        Quantity limit = new Quantity(SparkMemory.container(memory));
        String image = config.image().orElseThrow(() -> missing("countersign.job.kubernetes.image"));
        String claim = config.volumeClaim().orElseThrow(() -> missing("countersign.job.kubernetes.volume-claim"));
        return new PodBuilder()
                .withNewMetadata()
                .withName(PodName.of(key))
                .withNamespace(config.namespace())
                .withLabels(Map.of(
                        PodName.KEY_LABEL, key, "app.kubernetes.io/managed-by", "countersign", "spark-role", "driver"))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withServiceAccountName(config.serviceAccount().orElse(null))
                .withNodeSelector(config.nodeSelector())
                .withImagePullSecrets(pullSecrets())
                .withTerminationGracePeriodSeconds(config.grace().toSeconds())
                .withActiveDeadlineSeconds(spec.setting(JobSetting.TIME_LIMIT)
                        .map(text -> Duration.parse(text).toSeconds())
                        .orElse(null))
                .addNewVolume()
                .withName(VOLUME)
                .withNewPersistentVolumeClaim(claim, false)
                .endVolume()
                .addNewContainer()
                .withName("driver")
                .withImage(image)
                .withCommand("/opt/spark/bin/spark-submit")
                .withArgs(arguments(spec, application, key, image, memory, cores, folder, output))
                .withEnv(environment(key))
                .addNewVolumeMount()
                .withName(VOLUME)
                .withMountPath(mountPath())
                .endVolumeMount()
                .withNewResources()
                .addToRequests("memory", limit)
                .addToLimits("memory", limit)
                .addToRequests(
                        "cpu", new Quantity(spec.setting(JobSetting.EXECUTORS).isPresent() ? "1" : cores))
                .endResources()
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .endContainer()
                .endSpec()
                .build();
    }

    private List<String> arguments(
            JobSpec spec,
            SparkConfig.Application application,
            String key,
            String image,
            String memory,
            String cores,
            Path folder,
            Path output) {
        List<String> words = new ArrayList<>();
        application.conf().forEach((name, value) -> conf(words, name, value)); // before ours: the last one counts
        spec.setting(JobSetting.EXECUTORS)
                .ifPresentOrElse(
                        number -> onExecutors(words, spec, number, key, image, cores),
                        () -> words.addAll(List.of("--master", "local[" + cores + "," + spark.taskAttempts() + "]")));
        words.addAll(List.of("--driver-memory", memory, "--name", key));
        conf(words, "spark.ui.enabled", "false");
        spec.setting(JobSetting.PARTITIONS).ifPresent(number -> conf(words, "spark.sql.shuffle.partitions", number));
        SparkApplications.jars(application, Map.of()).ifPresent(jars -> conf(words, "spark.jars", jars));
        String packaged = config.applicationJar();
        words.addAll(List.of("--class", SparkApplications.CLAIMED_RUN));
        words.add(packaged.startsWith("/") ? "local://" + packaged : packaged);
        SparkApplications.claimedArguments(application, spec, key, inPod(folder), inPod(output)).stream()
                .map(DriverPod::literal)
                .forEach(words::add);
        return words;
    }

    private void onExecutors(List<String> words, JobSpec spec, String number, String key, String image, String cores) {
        words.addAll(List.of("--master", "k8s://https://kubernetes.default.svc", "--deploy-mode", "client"));
        conf(words, "spark.kubernetes.namespace", config.namespace());
        conf(words, "spark.kubernetes.driver.pod.name", PodName.of(key)); // executors end with this pod
        conf(words, "spark.driver.host", "$(POD_IP)");
        conf(words, "spark.driver.port", "7078");
        conf(words, "spark.driver.blockManager.port", "7079");
        conf(words, "spark.kubernetes.container.image", image);
        conf(words, "spark.kubernetes.executor.podNamePrefix", PodName.of(key));
        config.serviceAccount()
                .ifPresent(name -> conf(words, "spark.kubernetes.authenticate.serviceAccountName", name));
        conf(words, "spark.executor.instances", number);
        conf(words, "spark.executor.cores", cores);
        spec.setting(JobSetting.EXECUTOR_MEMORY).ifPresent(size -> conf(words, "spark.executor.memory", size));
        conf(words, "spark.task.maxFailures", Integer.toString(spark.taskAttempts()));
        String mount = "spark.kubernetes.executor.volumes.persistentVolumeClaim." + VOLUME;
        conf(words, mount + ".options.claimName", config.volumeClaim().orElse(""));
        conf(words, mount + ".mount.path", mountPath());
    }

    private static List<EnvVar> environment(String key) {
        return List.of(
                new EnvVarBuilder()
                        .withName("POD_IP")
                        .withNewValueFrom()
                        .withNewFieldRef("v1", "status.podIP")
                        .endValueFrom()
                        .build(),
                new EnvVarBuilder()
                        .withName("COUNTERSIGN_JOB_KEY")
                        .withValue(key)
                        .build(),
                new EnvVarBuilder()
                        .withName("OMP_WAIT_POLICY")
                        .withValue("PASSIVE")
                        .build());
    }

    private List<LocalObjectReference> pullSecrets() {
        return config.imagePullSecrets().orElse(List.of()).stream()
                .map(LocalObjectReference::new)
                .toList();
    }

    private String mountPath() {
        return config.mountPath().orElse(data).toString();
    }

    /** The same file as the pod sees it. */
    private String inPod(Path path) {
        return config.mountPath().orElse(data).resolve(data.relativize(path)).toString();
    }

    /** The kubelet puts values in place of {@code $(NAME)}, and one dollar in place of two. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    private static void conf(List<String> words, String name, String value) {
        words.add("--conf");
        words.add(name + "=" + value);
    }

    private static JobSubmissionException missing(String what) {
        return new JobSubmissionException("A job cannot run on Kubernetes: " + what + " is not configured.", null);
    }
}
