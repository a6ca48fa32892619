package dev.countersign.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.problem.UnavailableException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the API server that the Kubernetes client brings for tests: it keeps pods, and runs none. */
@EnableKubernetesMockClient(crud = true)
class SparkKubernetesBackendTest {

    private static final String KEY = "0b6f1c3e-e6b2-11f1-b7ed-02fc00000001-1";
    private static final JobSpec SPEC = new JobSpec("ingest", Map.of("input", "/in"), Map.of());

    @SuppressWarnings("NullAway.Init") // set by the extension
    KubernetesMockServer server;

    @SuppressWarnings("NullAway.Init") // set by the extension
    KubernetesClient client;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @SuppressWarnings("NullAway.Init")
    private SparkKubernetesBackend backend;

    @BeforeEach
    void create() {
        client.getConfiguration().setRequestRetryBackoffLimit(0);
        backend = backend(Clock.systemUTC());
    }

    @Test
    void oneKeyIsOnePodHoweverOftenItIsSubmitted() {
        JobHandle first = backend.submit(SPEC, KEY);
        JobHandle again = backend.submit(SPEC, KEY);

        assertThat(again).isEqualTo(first);
        assertThat(first.reference()).isEqualTo("jobs/cs-" + KEY);
        assertThat(client.pods().inNamespace("jobs").list().getItems()).hasSize(1);
        assertThat(backend.find(KEY)).contains(first);
        assertThat(backend.find("other-1")).isEmpty();
    }

    @Test
    void podWithoutExecutorsWorksAlone() {
        backend.submit(
                new JobSpec("ingest", Map.of("input", "/in"), Map.of("driverMemory", "2g", "timeLimit", "PT1H")), KEY);

        Pod pod = pod();
        var container = pod.getSpec().getContainers().get(0);
        assertThat(container.getCommand()).containsExactly("/opt/spark/bin/spark-submit");
        assertThat(container.getArgs())
                .containsSubsequence("--master", "local[2,3]", "--driver-memory", "2g", "--name", KEY)
                .containsSubsequence(
                        "--class",
                        "dev.countersign.analytics.runner.ClaimedRun",
                        "local:///opt/app.jar",
                        "dev.example.Ingest")
                .containsSubsequence("--job-dir", "/data/jobs/" + KEY, "--key", KEY)
                .containsSubsequence("--output", "/data/warehouse/ingest/" + KEY, "--param", "input=/in");
        assertThat(container.getResources().getLimits().get("memory")).hasToString("2432Mi");
        assertThat(pod.getSpec().getActiveDeadlineSeconds()).isEqualTo(3600);
        assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getSpec().getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
                .isEqualTo("countersign");
    }

    @Test
    void valuesOfTheModelAreNoVariablesOfThePod() {
        backend.submit(new JobSpec("ingest", Map.of("input", "$(POD_IP) $$ $x"), Map.of()), KEY);

        assertThat(pod().getSpec().getContainers().get(0).getArgs())
                .containsSubsequence("--param", "input=$$(POD_IP) $$$$ $$x");
    }

    @Test
    void driverAsksForItsExecutorsItself() {
        backend.submit(
                new JobSpec("ingest", Map.of(), Map.of("executors", "4", "executorMemory", "3g", "partitions", "64")),
                KEY);

        assertThat(pod().getSpec().getContainers().get(0).getArgs())
                .containsSubsequence("--master", "k8s://https://kubernetes.default.svc", "--deploy-mode", "client")
                .contains(
                        "spark.kubernetes.driver.pod.name=cs-" + KEY,
                        "spark.executor.instances=4",
                        "spark.executor.memory=3g",
                        "spark.sql.shuffle.partitions=64",
                        "spark.kubernetes.namespace=jobs");
    }

    @Test
    void anApplicationOfItsOwnBringsItsJarAndArguments() {
        backend.submit(new JobSpec("pi", Map.of("slices", "3"), Map.of()), KEY);

        assertThat(pod().getSpec().getContainers().get(0).getArgs())
                .containsSubsequence("--conf", "spark.sql.ansi.enabled=true", "--conf", "spark.jars=file:/jobs/pi.jar")
                .endsWith(
                        "--class",
                        "dev.countersign.analytics.runner.ClaimedRun",
                        "local:///opt/app.jar",
                        "--job-dir",
                        "/data/jobs/" + KEY,
                        "--result",
                        "optional",
                        "org.example.Pi",
                        "3",
                        "/data/jobs/" + KEY);
        assertThat(backend.needsResult("pi")).isFalse();
        assertThat(backend.needsResult("ingest")).isTrue();
        assertThatThrownBy(() -> backend.check(new JobSpec("pi", Map.of(), Map.of())))
                .hasMessage("The parameter 'slices' is missing.");
    }

    @Test
    void statusFollowsThePod() {
        JobHandle handle = backend.submit(SPEC, KEY);

        assertThat(backend.status(handle).phase()).isEqualTo(Phase.PENDING);
        phase("Running");
        assertThat(backend.status(handle)).isEqualTo(JobStatus.running("pod cs-" + KEY));
        phase("Succeeded");
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(0));
        assertThat(backend.statuses(List.of(handle, new JobHandle("x", "other-1", ""))))
                .isEqualTo(Map.of(KEY, JobStatus.exited(0)));
    }

    @Test
    void outOfMemoryIsSaidByTheContainer() {
        JobHandle handle = backend.submit(SPEC, KEY);
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Failed")
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(137)
                        .withReason("OOMKilled")
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .update();

        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(137, "OOMKilled"));
    }

    @Test
    void evictedPodNamesItsReason() {
        JobHandle handle = backend.submit(SPEC, KEY);
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Failed")
                        .withReason("Evicted")
                        .withMessage("The node was low on resource: memory.")
                        .endStatus()
                        .build())
                .update();

        assertThat(backend.status(handle))
                .isEqualTo(JobStatus.exited(137, "Evicted: The node was low on resource: memory."));
    }

    @Test
    void waitingPodSaysWhatItWaitsForAndIsGivenUpInTheEnd() {
        JobHandle handle = backend.submit(SPEC, KEY);
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/3 nodes are available: 3 Insufficient memory.")
                        .endCondition()
                        .endStatus()
                        .build())
                .update();
        String why = "Unschedulable: 0/3 nodes are available: 3 Insufficient memory.";

        Instant made = Instant.parse(pod().getMetadata().getCreationTimestamp());

        assertThat(at(made.plus(Duration.ofMinutes(15))).status(handle)).isEqualTo(JobStatus.pending(why));
        assertThat(at(made.plus(Duration.ofMinutes(15)).plusSeconds(1)).status(handle))
                .isEqualTo(JobStatus.ended(1, "no-room", "Kubernetes found no place for the pod within PT15M: " + why));
        assertThat(pods()).isEmpty();
        assertThat(backend.status(handle))
                .isEqualTo(JobStatus.ended(1, "not-started", "The pod did not begin within PT15M."));
    }

    @Test
    void cancelledPodIsGone() {
        JobHandle handle = backend.submit(SPEC, KEY);

        backend.cancel(handle);
        backend.cancel(handle);

        assertThat(pods()).isEmpty();
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(143)); // it never began
    }

    @Test
    void logComesFromThePod() {
        JobHandle handle = backend.submit(SPEC, KEY);
        String path = "/api/v1/namespaces/jobs/pods/cs-" + KEY + "/log?pretty=false&";
        server.expect()
                .get()
                .withPath(path + "tailLines=2")
                .andReturn(200, "two\nthree\n")
                .always();
        server.expect()
                .get()
                .withPath(path + "limitBytes=67108864")
                .andReturn(200, "one\ntwo\nthree\n")
                .once();
        server.expect()
                .get()
                .withPath(path + "limitBytes=67108864")
                .andReturn(200, "one\ntwo\nthree\nfour\n")
                .once();

        assertThat(backend.logs(handle).tail(Stream.STDOUT, 2)).isEqualTo("two\nthree\n");
        assertThat(backend.logs(handle).part(Stream.STDOUT, -5, 100).from()).isEqualTo(9);
        assertThat(backend.logs(handle).range(Stream.STDOUT, 4, 5)).asString().isEqualTo("two\nt");
        assertThat(backend.logs(handle).range(Stream.STDOUT, 14, 100)).isEmpty();
        assertThat(backend.logStreams()).containsExactly(Stream.STDOUT);

        // fetched once for all parts of the next seconds; the end of the run fetches it again
        phase("Succeeded");
        assertThat(backend.status(handle)).isEqualTo(JobStatus.exited(0));
        backend.keepLog(handle);
        client.pods().inNamespace("jobs").withName("cs-" + KEY).delete();
        assertThat(backend.logs(handle).range(Stream.STDOUT, 14, 100))
                .asString()
                .isEqualTo("four\n");
        assertThat(data.resolve("jobs").resolve(KEY).resolve("stdout.log")).hasContent("one\ntwo\nthree\nfour\n");
    }

    @Test
    void whatAnEndedRunLeftIsDeleted() {
        JobHandle handle = backend.submit(SPEC, KEY);

        backend.forget(handle);

        assertThat(data.resolve("jobs").resolve(KEY)).doesNotExist();
    }

    @Test
    void logOutlivesThePodThatTheServiceEnds() {
        JobHandle handle = backend.submit(SPEC, KEY);
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/jobs/pods/cs-" + KEY + "/log?pretty=false&limitBytes=67108864")
                .andReturn(200, "one\ntwo\n")
                .once();

        server.expect()
                .get()
                .withPath("/api/v1/namespaces/jobs/pods/cs-" + KEY + "/log?pretty=false&tailLines=1")
                .andReturn(404, new StatusBuilder().withCode(404).build())
                .always();

        backend.cancel(handle);

        assertThat(pods()).isEmpty();
        assertThat(backend.logs(handle).tail(Stream.STDOUT, 1)).isEqualTo("two\n");
        assertThat(backend.logs(handle).range(Stream.STDOUT, 0, 100)).asString().isEqualTo("one\ntwo\n");
    }

    @Test
    void aLogThatTheApiServerDoesNotGiveIsAnError() {
        JobHandle handle = backend.submit(SPEC, KEY);
        String path = "/api/v1/namespaces/jobs/pods/cs-" + KEY + "/log?pretty=false&";
        for (String query : List.of("tailLines=2", "limitBytes=67108864")) {
            server.expect()
                    .get()
                    .withPath(path + query)
                    .andReturn(
                            403,
                            new StatusBuilder()
                                    .withCode(403)
                                    .withMessage("pods/log is forbidden")
                                    .build())
                    .always();
        }

        assertThatThrownBy(() -> backend.logs(handle).tail(Stream.STDOUT, 2))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("Kubernetes does not give the log now: pods/log is forbidden");
        assertThatThrownBy(() -> backend.logs(handle).range(Stream.STDOUT, 0, 2))
                .isInstanceOf(UnavailableException.class);
        backend.cancel(handle);
        assertThat(pods()).isEmpty();
    }

    @Test
    void deadlineOfThePodIsTheTimeLimitOfTheJob() {
        JobHandle handle = backend.submit(SPEC, KEY);
        failed("DeadlineExceeded", "Pod was active on the node longer than the specified deadline", 143);

        assertThat(backend.status(handle))
                .isEqualTo(JobStatus.ended(
                        143,
                        "time-limit",
                        "Kubernetes ended the job at its time limit: DeadlineExceeded: Pod was active on the node"
                                + " longer than the specified deadline"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NodeLost", "Terminated", "NodeShutdown"})
    void lostNodeIsALostDriver(String reason) {
        JobHandle handle = backend.submit(SPEC, KEY);
        failed(reason, "why", 137);

        assertThat(backend.status(handle))
                .isEqualTo(JobStatus.ended(
                        137, "lost-driver", "The node of the job's pod was lost or shut down: " + reason + ": why"));
    }

    @Test
    void podThatCannotHaveItsImageWasNotStarted() {
        JobHandle handle = backend.submit(SPEC, KEY);
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Pending")
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewWaiting("no such image", "ImagePullBackOff")
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .update();
        Instant made = Instant.parse(pod().getMetadata().getCreationTimestamp());

        assertThat(at(made.plus(Duration.ofMinutes(16))).status(handle))
                .isEqualTo(JobStatus.ended(
                        1, "not-started", "The pod did not begin within PT15M: ImagePullBackOff: no such image"));
    }

    private void failed(String reason, String message, int exitCode) {
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Failed")
                        .withReason(reason)
                        .withMessage(message)
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason("Error")
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .update();
    }

    @Test
    void refusedPodWasNotStarted() {
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/jobs/pods")
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("exceeded quota: compute")
                                .build())
                .once();

        assertThatThrownBy(() -> backend.submit(SPEC, KEY))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("Kubernetes refused the pod: exceeded quota: compute");
    }

    @Test
    void silentApiServerIsUnreachable() {
        JobHandle handle = backend.submit(SPEC, KEY);
        server.shutdown();

        assertThat(backend.status(handle).phase()).isEqualTo(Phase.UNREACHABLE);
        assertThat(backend.statuses(List.of(handle)).get(KEY))
                .isNotNull()
                .extracting(JobStatus::phase)
                .isEqualTo(Phase.UNREACHABLE);
    }

    @Test
    void memoryOfTheContainerLeavesRoomBesideTheHeap() {
        assertThat(SparkMemory.container("600m")).isEqualTo("984Mi");
        assertThat(SparkMemory.container("8g")).isEqualTo("9011Mi");
        assertThat(SparkMemory.container("1k")).isEqualTo("385Mi");
    }

    @Test
    void secretsAreRefusedAtStart() {
        assertThatThrownBy(() -> backend(
                        Clock.systemUTC(),
                        Map.of(
                                "countersign.job.spark.applications.pi.conf.\"spark.hadoop.fs.s3a.secret.key\"",
                                "{{secret:s3}}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("countersign.job.spark.applications.pi.conf.spark.hadoop.fs.s3a.secret.key"
                        + " names a secret, which cannot be handed over on spark-kubernetes.");
    }

    private SparkKubernetesBackend at(Instant time) {
        return backend(Clock.fixed(time, ZoneOffset.UTC));
    }

    private SparkKubernetesBackend backend(Clock clock) {
        return backend(clock, Map.of());
    }

    private SparkKubernetesBackend backend(Clock clock, Map<String, String> more) {
        return KubernetesBackends.of(client, data, clock, more);
    }

    private List<Pod> pods() {
        return client.pods().inNamespace("jobs").list().getItems();
    }

    private Pod pod() {
        Pod pod = client.pods().inNamespace("jobs").withName("cs-" + KEY).get();
        assertThat(pod).isNotNull();
        return pod;
    }

    private void phase(String phase) {
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build())
                .update();
    }
}
