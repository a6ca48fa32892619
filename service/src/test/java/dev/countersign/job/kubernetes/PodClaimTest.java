package dev.countersign.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.claimed.KeyClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.nio.file.Files;
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

/** Pods that are gone, late or wait too long: whether anything began is said by the claim of the job folder. */
@EnableKubernetesMockClient(crud = true)
class PodClaimTest {

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
    void podThatHadBegunAndIsDeletedIsGoneAndIsNotMadeAgain() throws IOException {
        JobHandle handle = backend.submit(SPEC, KEY);
        claimByRun();
        client.pods().inNamespace("jobs").withName("cs-" + KEY).delete();

        assertThat(backend.status(handle)).isEqualTo(JobStatus.gone("there is no pod cs-" + KEY + " any more"));
        assertThat(backend.find(KEY)).contains(handle);
        backend.cancel(handle);
        assertThat(backend.status(handle).phase()).isEqualTo(Phase.GONE);
        assertThat(data.resolve("jobs").resolve(KEY).resolve("cancel")).exists();
    }

    @Test
    void podThatCannotBeDeletedSaysNothingOfTheOthers() {
        String other = "0b6f1c3e-e6b2-11f1-b7ed-02fc00000002-1";
        JobHandle stuck = backend.submit(SPEC, KEY);
        JobHandle fine = backend.submit(SPEC, other);
        Clock late = late(pod());
        server.expect()
                .delete()
                .withPath("/api/v1/namespaces/jobs/pods/cs-" + KEY)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("not yours")
                                .build())
                .once();

        Map<String, JobStatus> first = backend(late).statuses(List.of(stuck, fine));
        Map<String, JobStatus> second = backend(late).statuses(List.of(stuck));

        assertThat(first)
                .containsEntry(KEY, JobStatus.pending("; it cannot be deleted now: not yours"))
                .hasEntrySatisfying(other, status -> assertThat(status.reason()).isEqualTo("not-started"));
        assertThat(second)
                .hasEntrySatisfying(KEY, status -> assertThat(status.reason()).isEqualTo("not-started"));
        assertThat(pods()).isEmpty();
    }

    @Test
    void onlyAPodThatHasNotChangedIsGivenUp() throws Exception {
        JobHandle handle = backend.submit(SPEC, KEY);
        Pod seen = pod();
        Clock late = late(seen);

        assertThat(backend(late).status(handle).ended()).isTrue();

        assertThat(server.getLastRequest().getMethod()).isEqualTo("DELETE");
        assertThat(server.getLastRequest().getUtf8Body())
                .contains("\"preconditions\":{\"resourceVersion\":\""
                        + seen.getMetadata().getResourceVersion() + "\"");
    }

    @Test
    void podWhoseRunHasBegunAfterAllIsNotGivenUp() throws IOException {
        JobHandle handle = backend.submit(SPEC, KEY);
        claimByRun();
        Clock late = late(pod());

        assertThat(backend(late).status(handle)).isEqualTo(JobStatus.pending("it has begun after all"));
        assertThat(pods()).hasSize(1);
    }

    @Test
    void podThatBeganTooLateDidNothing() throws IOException {
        JobHandle handle = backend.submit(SPEC, KEY);
        new KeyClaim(data.resolve("jobs").resolve(KEY)).forbid();
        client.resource(new PodBuilder(pod())
                        .withNewStatus()
                        .withPhase("Failed")
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(75)
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .update();

        assertThat(backend.status(handle))
                .isEqualTo(JobStatus.ended(1, "not-started", "The pod did not begin within PT15M."));
    }

    @Test
    void aJobThatWasNeverStartedCanBeWithdrawnAndIsNotStartedLate() throws IOException {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/jobs/pods/cs-" + KEY + "/log?pretty=false&limitBytes=67108864")
                .andReturn(404, new StatusBuilder().withCode(404).build())
                .always();
        JobHandle never = new JobHandle(backend.name(), KEY, "");
        backend.cancel(never);

        JobHandle late = backend.submit(SPEC, KEY);

        assertThat(pods()).isEmpty();
        assertThat(data.resolve("jobs").resolve(KEY).resolve("claim/holder")).hasContent("service");
        assertThat(backend.find(KEY)).contains(late);
        assertThat(backend.status(late)).isEqualTo(JobStatus.exited(143));
        assertThat(backend.logs(never).range(Stream.STDOUT, 0, 10)).isEmpty();
    }

    private SparkKubernetesBackend backend(Clock clock) {
        return KubernetesBackends.of(client, data, clock);
    }

    /** When the pod has waited for too long. */
    private static Clock late(Pod pod) {
        Instant made = Instant.parse(pod.getMetadata().getCreationTimestamp());
        return Clock.fixed(made.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);
    }

    private void claimByRun() throws IOException {
        Path claim = Files.createDirectories(data.resolve("jobs").resolve(KEY).resolve("claim"));
        Files.writeString(claim.resolve("holder"), "run work 7\n");
    }

    private List<Pod> pods() {
        return client.pods().inNamespace("jobs").list().getItems();
    }

    private Pod pod() {
        Pod pod = client.pods().inNamespace("jobs").withName("cs-" + KEY).get();
        assertThat(pod).isNotNull();
        return pod;
    }
}
