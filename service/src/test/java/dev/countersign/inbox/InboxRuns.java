package dev.countersign.inbox;

import static io.restassured.RestAssured.given;

import dev.countersign.testing.HeaderAuthentication;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;
import org.operaton.bpm.model.bpmn.Bpmn;

/** Runs of one-task processes, each test's in groups of its own, so that tests do not see each other's tasks. */
@ApplicationScoped
class InboxRuns {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;

    InboxRuns(RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    void deploy(String key, String name) {
        repository
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .name(name)
                                .startEvent()
                                .userTask("check")
                                .name("Check it")
                                .endEvent()
                                .done())
                .deploy();
    }

    /** Starts a run whose task is offered to the groups; gives the task's id. */
    String start(String definition, String businessKey, Map<String, Object> variables, String... groups) {
        String instance = runtime.startProcessInstanceByKey(definition, businessKey, variables)
                .getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        for (String group : groups) {
            tasks.addCandidateGroup(task, group);
        }
        return task;
    }

    void shape(String taskId, int priority, @Nullable String dueAt, @Nullable String followUpAt) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        task.setPriority(priority);
        task.setDueDate(dueAt == null ? null : Date.from(Instant.parse(dueAt)));
        task.setFollowUpDate(followUpAt == null ? null : Date.from(Instant.parse(followUpAt)));
        tasks.saveTask(task);
    }

    static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }
}
