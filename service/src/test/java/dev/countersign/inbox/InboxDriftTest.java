package dev.countersign.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.task.Task;

/** Whatever many people do to the same few tasks at once, the inbox says what the engine's tables say. */
@QuarkusTest
class InboxDriftTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 80;
    private static final String KEY = "drift";
    private static final List<String> ACTIONS = List.of(
            "start",
            "claim",
            "unclaim",
            "delegate",
            "resolve",
            "complete",
            "delete",
            "offer",
            "withdraw",
            "offer to a person",
            "priority",
            "dates",
            "variable",
            "migrate",
            "suspend",
            "resume",
            "suspend all",
            "resume all",
            "several and back");

    @Inject
    DriftModel model;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    RepositoryService repository;

    @Inject
    InboxCheckService check;

    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();

    @Test
    void theInboxIsWhatTheEngineSaysAfterEverythingAtOnce() throws Exception {
        ProcessDefinition first = model.deploy(KEY);
        ProcessDefinition second = model.deploy(KEY);
        for (int i = 0; i < 6; i++) {
            runtime.startProcessInstanceById(first.getId(), "drift-" + i);
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                running.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        act(random, first, second);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        InboxCheck result = check.check();
        assertThat(result.differences()).isEmpty();
        assertThat(result.consistent()).isTrue();
        assertThat(done.keySet()).containsExactlyInAnyOrderElementsOf(ACTIONS);
        assertThat(refused.values().stream().mapToInt(AtomicInteger::get).sum())
                .as("collisions, or nothing was tested: %s refused, %s done", refused, done)
                .isPositive();

        repository.deleteDeployment(first.getDeploymentId(), true);
        repository.deleteDeployment(second.getDeploymentId(), true);
        assertThat(check.check().differences()).isEmpty();
    }

    private void act(Random random, ProcessDefinition first, ProcessDefinition second) {
        List<Task> open = tasks.createTaskQuery().processDefinitionKey(KEY).list();
        if (open.size() < 4 || random.nextInt(8) == 0) {
            attempt("start", () -> runtime.startProcessInstanceById(first.getId(), "drift-" + random.nextInt(1000)));
            return;
        }
        Task task = open.get(random.nextInt(open.size()));
        String id = task.getId();
        String instance = task.getProcessInstanceId();
        switch (random.nextInt(21)) {
            case 0 -> attempt("claim", () -> run(() -> tasks.claim(id, "anna" + random.nextInt(3))));
            case 1 -> attempt("unclaim", () -> run(() -> tasks.setAssignee(id, null)));
            case 2, 3 -> attempt("complete", () -> run(() -> tasks.complete(id)));
            case 4 -> attempt("delete", () -> run(() -> runtime.deleteProcessInstance(instance, "test")));
            case 5 -> attempt("offer", () -> run(() -> tasks.addCandidateGroup(id, "green" + random.nextInt(3))));
            case 6 -> attempt("withdraw", () -> run(() -> tasks.deleteCandidateGroup(id, "red")));
            case 7 ->
                attempt("offer to a person", () -> run(() -> tasks.addCandidateUser(id, "dan" + random.nextInt(2))));
            case 8 -> attempt("priority", () -> run(() -> tasks.setPriority(id, random.nextInt(100))));
            case 9 -> attempt("dates", () -> save(id, random));
            case 10 -> attempt("variable", () -> run(() -> tasks.setVariable(id, "x", random.nextInt())));
            case 11 -> attempt("migrate", () -> migrate(instance, first, second));
            case 12 -> attempt("suspend", () -> run(() -> runtime.suspendProcessInstanceById(instance)));
            case 13, 14 -> attempt("resume", () -> run(() -> runtime.activateProcessInstanceById(instance)));
            case 15 ->
                attempt("suspend all", () -> run(() -> repository.suspendProcessDefinitionByKey(KEY, true, null)));
            case 16, 17 ->
                attempt("resume all", () -> run(() -> repository.activateProcessDefinitionByKey(KEY, true, null)));
            case 18 -> attempt("delegate", () -> run(() -> tasks.delegateTask(id, "dan" + random.nextInt(2))));
            case 19 -> attempt("resolve", () -> run(() -> tasks.resolveTask(id)));
            default -> attempt("several and back", () -> severalRolledBack(id, instance));
        }
    }

    private Object save(String id, Random random) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        task.setDueDate(Date.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000))));
        task.setFollowUpDate(random.nextBoolean() ? null : task.getDueDate());
        task.setName("Task " + random.nextInt(10));
        task.setDescription("Said " + random.nextInt(10));
        tasks.saveTask(task);
        return task;
    }

    private Object migrate(String instance, ProcessDefinition first, ProcessDefinition second) {
        runtime.newMigration(runtime.createMigrationPlan(first.getId(), second.getId())
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(instance)
                .execute();
        return instance;
    }

    private Object severalRolledBack(String id, String instance) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                tasks.addCandidateGroup(id, "never");
                tasks.setPriority(id, 99);
                runtime.deleteProcessInstance(instance, "test");
                throw new ChangedMindException();
            });
        } catch (ChangedMindException e) {
            return e; // as intended
        }
        return id;
    }

    private static final class ChangedMindException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Object run(Runnable action) {
        action.run();
        return action;
    }

    /** What collides is refused and rolled back, as it is for people; the inbox has to be right all the same. */
    private void attempt(String name, Callable<Object> action) {
        try {
            action.call();
            done.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        } catch (Exception e) {
            refused.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        }
    }
}
