package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.countersign.evidence.EvidenceService;
import dev.countersign.job.JobStatus.Phase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Incident;

/** Jobs from external task to outcome, with real processes, the real engine and the rounds taken by hand. */
@QuarkusTest
class JobFlowTest {

    private static final String SUCCEED =
            "echo run >> runs; echo '{\"status\":\"SUCCEEDED\",\"output\":\"/out\",\"result\":{\"rows\":3}}' > result.json";

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    ExternalTaskService externalTaskService;

    @Inject
    EvidenceService evidence;

    @Inject
    JobFetcher fetcher;

    @Inject
    JobLauncher launcher;

    @Inject
    JobWatcher watcher;

    @Inject
    JobLocks locks;

    @Inject
    JobOrphans orphans;

    @Inject
    JobRepository jobs;

    @Inject
    JobService service;

    @Inject
    JobCompletion completion;

    @Inject
    JobRows rows;

    @Inject
    ScriptBackend backend;

    @Inject
    DatabaseOutage outage;

    private String instance = "";

    @BeforeEach
    void deploy() {
        repositoryService
                .createDeployment()
                .addClasspathResource("models/job-flow.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    @AfterEach
    void leaveNothingBehind() {
        ClockUtil.reset();
        if (runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0) {
            runtimeService.deleteProcessInstance(instance, "test is over");
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            round();
            orphans.clear();
            assertThat(jobs.ofInstance(instance)).noneMatch(job -> job.state.live() || job.state == JobState.UNKNOWN);
        });
    }

    @Test
    void resultBecomesAVariableAndTheProcessGoesOn() {
        start("job-plain", SUCCEED, 0);

        roundsUntil(JobState.SUCCEEDED);

        Job job = theJob();
        assertThat(job.key).isEqualTo(job.externalTaskId + "-1");
        assertThat(job.exitCode).isZero();
        assertThat(job.output).isEqualTo("/out");
        assertThat(job.leaseOwner).isNull();
        assertThat(runtimeService.getVariable(instance, "outcome")).isEqualTo(Map.of("rows", 3, "output", "/out"));
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void evidenceIsStoredAndItsDigestHandedOn() throws Exception {
        start(
                "job-plain",
                SUCCEED
                        + "; echo '{\"title\":\"T\",\"summary\":\"S\",\"blocks\":[{\"type\":\"markdown\",\"text\":\"x\"}]}' > evidence.json",
                0);

        roundsUntil(JobState.SUCCEEDED);

        String digest = theJob().evidenceDigest;
        assertThat(digest).hasSize(64);
        assertThat(runtimeService.getVariable(instance, "outcome"))
                .isEqualTo(Map.of("rows", 3, "output", "/out", "evidence", String.valueOf(digest)));
        assertThat(evidence.find(String.valueOf(digest)))
                .hasValueSatisfying(
                        document -> assertThat(document.path("title").asText()).isEqualTo("T"));
    }

    @Test
    void brokenEvidenceFailsTheJobWithItsReason() {
        start("job-plain", SUCCEED + "; echo '{\"blocks\":17}' > evidence.json", 3);

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("invalid-evidence");
        assertThat(incident().getIncidentMessage()).startsWith("The job's evidence cannot be shown: ");
    }

    @Test
    void progressIsStoredWhileItRuns() {
        start(
                "job-plain",
                "echo '{\"step\":\"Training\",\"index\":2,\"of\":4,\"percent\":41}' > progress.json; while [ ! -e go ]; do sleep 0.1; done; "
                        + SUCCEED,
                0);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(JobState.RUNNING);
            assertThat(theJob().progress).contains("\"percent\":41");
        });
        assertThat(service.ofInstance(instance).get(0).progress())
                .hasToString("{\"step\":\"Training\",\"index\":2,\"of\":4,\"percent\":41}");

        touch("go");
        roundsUntil(JobState.SUCCEEDED);
    }

    @Test
    void technicalFailureIsTriedAgainAfterTheBackOffWithAKeyOfItsOwn() {
        start("job-plain", "case $COUNTERSIGN_JOB_KEY in *-1) echo oops >&2; exit 1;; esac; " + SUCCEED, 1);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        });
        round();
        assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        assertThat(incidents()).isEmpty();

        ClockUtil.offset(Duration.ofSeconds(20).toMillis());
        roundsUntil(JobState.SUCCEEDED);

        List<Job> attempts = jobs.ofInstance(instance);
        assertThat(attempts).extracting(job -> job.attempt).containsExactly(1, 2);
        assertThat(attempts.get(1).key).isEqualTo(attempts.get(0).externalTaskId + "-2");
        assertThat(attempts.get(0).errorMessage).isEqualTo("The job ended with exit code 1.");
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void badInputIsNotTriedAgain() {
        start(
                "job-plain",
                "echo '{\"status\":\"FAILED\",\"badInput\":true,\"error\":{\"code\":\"missing-file\",\"message\":\"There is nothing at /x.\",\"field\":\"input\"}}' > result.json; exit 65",
                3);

        roundsUntil(JobState.FAILED);

        assertThat(states()).containsExactly(JobState.FAILED);
        assertThat(theJob().badInput).isTrue();
        assertThat(incident().getIncidentMessage()).isEqualTo("There is nothing at /x.");
    }

    @Test
    void finalFailureIsAnErrorWhereTheModelCatchesIt() {
        start("job-caught", "echo 'last words' >&2; exit 137", 0);

        roundsUntil(JobState.FAILED);

        assertThat(currentTask()).isEqualTo("repair2");
        assertThat(jobError())
                .contains(
                        entry("code", "killed"),
                        entry("exitCode", 137),
                        entry("application", "script"),
                        entry("activityId", "work2"),
                        entry("badInput", false),
                        entry("logTail", "last words\n"),
                        entry("jobId", theJob().id.toString()));
        assertThat(incidents()).isEmpty();
    }

    @Test
    void finalFailureIsCaughtByAnEventSubProcessToo() {
        start("job-caught-outside", "exit 1", 0);

        roundsUntil(JobState.FAILED);

        assertThat(currentTask()).isEqualTo("repair3");
    }

    @Test
    void retryOfTheIncidentRunsAFurtherAttempt() {
        start("job-plain", "case $COUNTERSIGN_JOB_KEY in *-1) exit 1;; esac; " + SUCCEED, 0);
        roundsUntil(JobState.FAILED);

        externalTaskService.setRetries(theJob().externalTaskId, 1);
        roundsUntil(JobState.SUCCEEDED);

        assertThat(states()).containsExactly(JobState.FAILED, JobState.SUCCEEDED);
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void resultThatIsTooLargeFailsWithoutARetry() {
        start(
                "job-plain",
                "x=$(head -c 70000 /dev/zero | tr '\\0' x); echo \"{\\\"status\\\":\\\"SUCCEEDED\\\",\\\"result\\\":{\\\"x\\\":\\\"$x\\\"}}\" > result.json",
                3);

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("result-too-large");
        assertThat(incident().getIncidentMessage())
                .startsWith("The result has 70008 bytes of JSON; at most 65536 become a process variable.");
    }

    @Test
    void unknownApplicationIsRefusedAsBadInput() {
        instance = runtimeService
                .startProcessInstanceByKey(
                        "job-plain", Map.of("application", "nonsense", "script", "exit 0", "retries", 0))
                .getId();

        roundsUntil(JobState.FAILED);

        assertThat(incident().getIncidentMessage())
                .isEqualTo("The application 'nonsense' is not known; known are script.");
    }

    @Test
    void deletedInstanceKillsItsJob() {
        start("job-plain", "sleep 300", 0);
        roundsUntil(JobState.RUNNING);
        Job job = theJob();

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.status(job.handle())).isEqualTo(JobStatus.exited(143));
        assertThat(theJob().errorMessage).isEqualTo("The process does not wait for the job any more.");
    }

    @Test
    void deletedInstanceWithdrawsAJobThatHasNotBegun() {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.processes().folder(theJob().key)).doesNotExist();
    }

    @Test
    void cancelledJobIsAFailureForItsProcess() {
        start("job-plain", "sleep 300", 3);
        roundsUntil(JobState.RUNNING);

        service.cancel(theJob().id, "olga");
        roundsUntil(JobState.CANCELLED);

        assertThat(incident().getIncidentMessage()).isEqualTo("The job was cancelled by olga.");
        assertThat(states()).containsExactly(JobState.CANCELLED);
    }

    @Test
    void jobOutOfSightIsUnknownAndRunsAgainWhenAnOperatorSaysSo() throws IOException {
        start("job-plain", "[ -e ../again-" + UUID.randomUUID() + " ]; sleep 300", 0);
        vanish();

        roundsUntil(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage()).startsWith("Nobody can say what became of the job: no process");

        service.resolve(theJob().id, ResolveRequest.Outcome.RETRY, "olga");

        assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        assertThat(incidents()).isEmpty();
        roundsUntil(JobState.RUNNING);
    }

    @Test
    void jobOutOfSightFailsWhenAnOperatorSaysSo() throws IOException {
        start("job-caught", "sleep 300", 0);
        vanish();
        roundsUntil(JobState.UNKNOWN);
        assertThat(incidents()).hasSize(1);

        service.resolve(theJob().id, ResolveRequest.Outcome.FAILED, "olga");

        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(currentTask()).isEqualTo("repair2");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void furtherJobsWaitForAFreePlaceAndKeepTheirLock() {
        start("job-plain", "sleep 300", 0);
        String first = instance;
        roundsUntil(JobState.RUNNING);
        start("job-plain", "sleep 300", 0);
        String second = instance;
        roundsUntil(JobState.RUNNING);
        start("job-plain", SUCCEED, 0);

        round();
        round();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);

        ClockUtil.offset(Duration.ofMinutes(3).toMillis());
        assertThat(locks.due()).extracting(job -> job.id).contains(theJob().id);
        locks.renew(theJob().id);
        assertThat(locks.due()).extracting(job -> job.id).doesNotContain(theJob().id);

        runtimeService.deleteProcessInstance(first, "test");
        runtimeService.deleteProcessInstance(second, "test");
        roundsUntil(JobState.SUCCEEDED);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            round();
            assertThat(jobs.ofInstance(first)).extracting(job -> job.state).containsExactly(JobState.CANCELLED);
            assertThat(jobs.ofInstance(second)).extracting(job -> job.state).containsExactly(JobState.CANCELLED);
        });
    }

    @Test
    void expiredEngineLockDoesNotStartASecondRun() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);

        ClockUtil.offset(Duration.ofMinutes(6).toMillis());
        round();
        assertThat(states()).containsExactly(JobState.RUNNING);

        touch("go");
        roundsUntil(JobState.SUCCEEDED);
        assertThat(backend.processes().folder(theJob().key).resolve("runs")).hasContent("run\n");
    }

    @Test
    void jobOfADeadNodeIsAdoptedWhenItsLeaseIsOver() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        touch("go");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> backend.status(theJob().handle()).phase() == Phase.EXITED);

        rows.lease(theJob().id, "another node", 60);
        round();
        completion.finish(
                theJob().id, JobOutcome.failed(JobFailure.technical("late", "A node that lost its lease.", 1)), null);
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);

        rows.lease(theJob().id, "another node", -1);
        round();
        assertThat(theJob().state).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void startedJobWhoseRowDoesNotSayItIsFoundAndNotStartedAgain() {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        Job job = theJob();
        backend.submit(new JobSpec("script", Map.of("script", SUCCEED), Map.of()), job.key);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> backend.status(job.handle()).phase() == Phase.EXITED);

        roundsUntil(JobState.SUCCEEDED);

        assertThat(backend.processes().folder(job.key).resolve("runs")).hasContent("run\n");
    }

    @Test
    void jobOfAnotherMachineBecomesUnknownAfterItsGrace() {
        start("job-plain", "sleep 1", 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        rows.host(theJob().id, "elsewhere/boot/ns");

        round();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        rows.lease(theJob().id, "dead node", -121);
        round();
        ClockUtil.offset(Duration.ofSeconds(31).toMillis());
        rows.lease(theJob().id, "dead node", -121);
        round();

        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage())
                .contains("it was started on another machine or before a reboot (elsewhere/boot/ns)");
    }

    @Test
    void outcomeThatTheProcessCannotTakeIsAnIncidentAndHandedOverAgainWithoutARun() {
        start("job-refused", SUCCEED, 0);
        for (int refusal = 1; refusal <= 3; refusal++) {
            int expected = refusal;
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                round();
                assertThat(theJob().refusals).isEqualTo(expected);
            });
            ClockUtil.offset(Duration.ofMinutes(refusal * 2L).toMillis());
        }
        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(incident().getIncidentMessage())
                .startsWith("The job succeeded, but the process could not go on with its result: ");

        runtimeService.setVariable(instance, "missing", 1);
        externalTaskService.setRetries(theJob().externalTaskId, 1);
        roundsUntil(JobState.SUCCEEDED);

        assertThat(states()).containsExactly(JobState.SUCCEEDED);
        assertThat(backend.processes().folder(theJob().key).resolve("runs")).hasContent("run\n");
        assertThat(currentTask()).isEqualTo("done4");
    }

    @Test
    void suspendedInstanceGetsItsOutcomeWhenItGoesOn() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        runtimeService.suspendProcessInstanceById(instance);
        touch("go");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> backend.status(theJob().handle()).phase() == Phase.EXITED);

        round();
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);
        assertThat(theJob().silentSince).isNull();

        runtimeService.activateProcessInstanceById(instance);
        roundsUntil(JobState.SUCCEEDED);
    }

    @Test
    void databaseAwayForAWhileNeitherLosesNorDoublesAJob() throws Exception {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        Job job = theJob();
        Path folder = backend.processes().folder(job.key);

        outage.begin();
        try {
            Files.writeString(folder.resolve("go"), "");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> backend.status(job.handle()).phase() == Phase.EXITED);
            assertThatThrownBy(this::round).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(this::round).isInstanceOf(RuntimeException.class);
        } finally {
            outage.end();
        }

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(JobState.SUCCEEDED);
        });
        assertThat(folder.resolve("runs")).hasContent("run\n");
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void jobThatCannotBeStartedFailsWithItsReason() throws IOException {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        Path folder = backend.processes().folder(theJob().key);
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "something else is in the way");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("not-started");
        assertThat(incident().getIncidentMessage()).startsWith("The job could not be started in " + folder + ": ");
    }

    private void start(String process, String script, int retries) {
        instance = runtimeService
                .startProcessInstanceByKey(
                        process, Map.of("application", "script", "script", script, "retries", retries))
                .getId();
    }

    /** Kills every process of the job so that nobody can write how it ended. */
    private void vanish() throws IOException {
        roundsUntil(JobState.RUNNING);
        String key = theJob().key;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> backend.processes().pid(key).isPresent());
        long group = backend.processes().pid(key).orElseThrow();
        new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + group).start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> backend.processes().status(key).phase() == Phase.GONE);
        round();
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);
        ClockUtil.offset(Duration.ofSeconds(30).toMillis());
    }

    private void round() {
        watcher.watch();
        fetcher.fetch(ScriptBackend.TOPIC);
        launcher.launch();
    }

    private void roundsUntil(JobState state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(state);
        });
    }

    private Job theJob() {
        List<Job> attempts = jobs.ofInstance(instance);
        assertThat(attempts).isNotEmpty();
        return attempts.get(attempts.size() - 1);
    }

    private List<JobState> states() {
        return jobs.ofInstance(instance).stream().map(job -> job.state).toList();
    }

    private void touch(String file) {
        try {
            Path folder = backend.processes().folder(theJob().key);
            Files.writeString(folder.resolve(file), "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String currentTask() {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getTaskDefinitionKey();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> jobError() {
        return (Map<String, Object>) runtimeService.getVariable(instance, "jobError");
    }

    private List<Incident> incidents() {
        return runtimeService.createIncidentQuery().processInstanceId(instance).list();
    }

    private Incident incident() {
        assertThat(incidents()).hasSize(1);
        return incidents().get(0);
    }
}
