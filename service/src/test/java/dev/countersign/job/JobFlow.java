package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.evidence.EvidenceService;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.testing.DatabaseOutage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Incident;

/** Jobs from external task to outcome, with real processes, the real engine and the rounds taken by hand. */
abstract class JobFlow {

    static final String SUCCEED =
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

    String instance = "";

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
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            orphans.clear();
            assertThat(jobs.ofInstance(instance)).noneMatch(job -> job.state.live() || job.state == JobState.UNKNOWN);
        });
    }

    void start(String process, String script, int retries) {
        instance = runtimeService
                .startProcessInstanceByKey(
                        process, Map.of("application", "script", "script", script, "retries", retries))
                .getId();
    }

    /** Kills every process of the job so that nobody can write how it ended. */
    void vanish() throws IOException {
        roundsUntil(JobState.RUNNING);
        String key = theJob().key;
        await().atMost(Duration.ofMinutes(2))
                .until(() -> backend.processes().pid(key).isPresent());
        long group = backend.processes().pid(key).orElseThrow();
        new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + group).start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> backend.processes().status(key).phase() == Phase.GONE);
        round();
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);
        ClockUtil.offset(Duration.ofSeconds(30).toMillis());
    }

    void round() {
        watcher.watch();
        fetcher.fetch(ScriptBackend.TOPIC);
        launcher.launch();
    }

    void roundsUntil(JobState state) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(state);
        });
    }

    /** Takes rounds until the last job of that instance is so far. */
    void awaitState(String ofInstance, JobState state) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            List<Job> attempts = jobs.ofInstance(ofInstance);
            assertThat(attempts.get(attempts.size() - 1).state).isEqualTo(state);
        });
    }

    static String model(String name) {
        try (InputStream file = Objects.requireNonNull(JobFlow.class.getResourceAsStream("/models/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Job theJob() {
        List<Job> attempts = jobs.ofInstance(instance);
        assertThat(attempts).isNotEmpty();
        return attempts.get(attempts.size() - 1);
    }

    List<JobState> states() {
        return jobs.ofInstance(instance).stream().map(job -> job.state).toList();
    }

    void touch(String file) {
        try {
            Path folder = backend.processes().folder(theJob().key);
            Files.writeString(folder.resolve(file), "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String currentTask() {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getTaskDefinitionKey();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> jobError() {
        return (Map<String, Object>) runtimeService.getVariable(instance, "jobError");
    }

    List<Incident> incidents() {
        return runtimeService.createIncidentQuery().processInstanceId(instance).list();
    }

    Incident incident() {
        assertThat(incidents()).hasSize(1);
        return incidents().get(0);
    }
}
