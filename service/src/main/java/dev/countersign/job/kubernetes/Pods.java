package dev.countersign.job.kubernetes;

import dev.countersign.job.JobSubmissionException;
import dev.countersign.problem.UnavailableException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pods of jobs in one namespace. */
class Pods {

    private static final int UNPROCESSABLE = 422;

    private final Supplier<KubernetesClient> client;
    private final String namespace;
    private final Duration grace;

    Pods(Supplier<KubernetesClient> client, KubernetesConfig config) {
        this.client = client;
        this.namespace = config.namespace();
        this.grace = config.grace();
    }

    /**
     * Makes the pod; one that is there already is as good.
     *
     * @throws JobSubmissionException when the API server refused it: nothing was started
     * @throws KubernetesClientException when nobody knows, because the answer did not come
     */
    void create(Pod pod) {
        try {
            client.get().pods().inNamespace(namespace).resource(pod).create();
        } catch (KubernetesClientException e) {
            boolean there = e.getCode() == HttpURLConnection.HTTP_CONFLICT;
            if (!there && (e.getCode() == UNPROCESSABLE || e.getCode() / 100 == 4)) {
                throw new JobSubmissionException("Kubernetes refused the pod: " + reason(e), e);
            }
            if (!there) {
                throw e;
            }
        }
    }

    Optional<Pod> find(String key) {
        return Optional.ofNullable(pod(key).get());
    }

    /** All jobs' pods by key, with one request. */
    Map<String, Pod> all() {
        Map<String, Pod> all = new HashMap<>();
        client.get()
                .pods()
                .inNamespace(namespace)
                .withLabel(PodName.KEY_LABEL)
                .list()
                .getItems()
                .forEach(pod ->
                        all.put(String.valueOf(pod.getMetadata().getLabels().get(PodName.KEY_LABEL)), pod));
        return all;
    }

    /** Asks for the pod's end; Kubernetes kills it after its grace. */
    void delete(String key) {
        pod(key).withGracePeriod(grace.toSeconds()).delete();
    }

    /**
     * Asks for the end of the pod as it was seen; its own grace is the same.
     *
     * @throws KubernetesClientException also when it has changed since then: it may have begun
     */
    void deleteUnchanged(Pod seen) {
        client.get().resource(seen).lockResourceVersion().delete();
    }

    /**
     * The end of its log; empty when the pod is not there any more.
     *
     * @throws UnavailableException when the API server does not give it
     */
    Optional<String> logTail(String key, int lines) {
        return log(() -> pod(key).tailingLines(lines).getLog());
    }

    /**
     * Copies the log from its beginning; false when the pod is not there any more or has not begun.
     *
     * @throws UnavailableException when the API server does not give it
     */
    boolean copyLog(String key, Path file, int most) {
        return log(() -> {
                    try (InputStream log = pod(key).limitBytes(most).getLogInputStream()) {
                        return log == null ? null : Files.copy(log, file, StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException e) {
                        throw unavailable(e, String.valueOf(e.getMessage()));
                    }
                })
                .isPresent();
    }

    private PodResource pod(String key) {
        return client.get().pods().inNamespace(namespace).withName(PodName.of(key));
    }

    private static <T> Optional<T> log(Supplier<@Nullable T> read) {
        try {
            return Optional.ofNullable(read.get());
        } catch (KubernetesClientException e) {
            // 400: the container has not begun
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                return Optional.empty();
            }
            throw unavailable(e, reason(e));
        }
    }

    private static UnavailableException unavailable(Exception cause, String reason) {
        return new UnavailableException(
                "log-unavailable", "Kubernetes does not give the log now: " + reason, Map.of(), cause);
    }

    static String reason(KubernetesClientException e) {
        return e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : String.valueOf(e.getMessage());
    }
}
