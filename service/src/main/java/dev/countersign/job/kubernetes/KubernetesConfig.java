package dev.countersign.job.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs on Kubernetes. How the API server is found and signed in to is the client's own: the service account of the pod
 * that the service runs in, else {@code ~/.kube/config}, else the variables {@code KUBERNETES_*}.
 */
@ConfigMapping(prefix = "countersign.job.kubernetes")
public interface KubernetesConfig {

    /** Whether jobs may run there: {@code spark-kubernetes} for the topic {@code spark}. */
    @WithDefault("false")
    boolean enabled();

    /** Address of the API server such as {@code https://10.0.0.1:6443}; without it as the client finds it. */
    Optional<String> apiServer();

    /** Namespace of the pods. */
    @WithDefault("default")
    String namespace();

    /** Service account of the driver; with executors it must be allowed to make pods. */
    Optional<String> serviceAccount();

    /**
     * Image with Spark in {@code /opt/spark} and the applications; {@code src-main-docker/Dockerfile.spark} makes one. The
     * executors use it too.
     */
    Optional<String> image();

    /** The packaged applications' jar within the image; it also has the wrapper around every application. */
    @WithDefault("/opt/countersign/countersign-analytics.jar")
    String applicationJar();

    /**
     * Claim of the volume that holds the data folder: the service and all pods mount the same one, at the same path, for
     * the results, the progress and the output pass through it.
     */
    Optional<String> volumeClaim();

    /** Where pods mount the volume; without it at the service's own data folder. */
    Optional<Path> mountPath();

    /** Names of the secrets to pull the image with. */
    Optional<List<String>> imagePullSecrets();

    /** Labels that a node must have. */
    Map<String, String> nodeSelector();

    /** How long a pod may wait for a node and its image before the job fails. */
    @WithDefault("15m")
    Duration pendingTimeout();

    /** How long a pod may take to end by itself before it is killed. */
    @WithDefault("30s")
    Duration grace();

    /** How long one request to the API server may take. */
    @WithDefault("5s")
    Duration requestTimeout();
}
