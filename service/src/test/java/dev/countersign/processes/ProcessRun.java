package dev.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.Task;

/** One process instance, driven step by step in the roles of the job worker, the people and the clock. */
final class ProcessRun {

    private static final String WORKER = "path-test";

    private final ProcessEngine engine;
    private final String instanceId;

    private ProcessRun(ProcessEngine engine, String instanceId) {
        this.engine = engine;
        this.instanceId = instanceId;
    }

    /** Starts an instance as the given user and lets the engine go as far as it can by itself. */
    static ProcessRun start(ProcessEngine engine, String key, String user, Map<String, Object> variables) {
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey(key, key + "-" + UUID.randomUUID(), variables)
                    .getId();
            return new ProcessRun(engine, id).proceed();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** An instance that was started some other way. */
    static ProcessRun of(ProcessEngine engine, String id) {
        return new ProcessRun(engine, id).proceed();
    }

    String id() {
        return instanceId;
    }

    /** Runs every asynchronous step that is due; timers stay. */
    ProcessRun proceed() {
        for (List<Job> due = messages(); !due.isEmpty(); due = messages()) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        return this;
    }

    private List<Job> messages() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instanceId)
                .messages()
                .list();
    }

    /** What the job at this activity was asked to do: its application, parameters and settings. */
    Map<String, Object> job(String activityId) {
        ExternalTask task = externalTask(activityId);
        assertThat(task.getTopicName()).isEqualTo("spark");
        return engine.getRuntimeService().getVariablesLocal(task.getExecutionId());
    }

    ProcessRun jobSucceeds(String activityId, Map<String, Object> result) {
        engine.getExternalTaskService().complete(lock(activityId), WORKER, Map.of(), Map.of("result", result));
        return proceed();
    }

    ProcessRun externalTaskCompletes(String activityId) {
        engine.getExternalTaskService().complete(lock(activityId), WORKER);
        return proceed();
    }

    ProcessRun jobFails(String activityId, Map<String, Object> error) {
        String message = (String) error.get("message");
        engine.getExternalTaskService()
                .handleBpmnError(lock(activityId), WORKER, "jobFailed", message, Map.of("jobError", error));
        return proceed();
    }

    private String lock(String activityId) {
        String id = externalTask(activityId).getId();
        engine.getExternalTaskService().lock(id, WORKER, 60_000);
        return id;
    }

    private ExternalTask externalTask(String activityId) {
        ExternalTask task = engine.getExternalTaskService()
                .createExternalTaskQuery()
                .processInstanceId(instanceId)
                .activityId(activityId)
                .singleResult();
        assertThat(task)
                .as("job at %s, but waiting at %s", activityId, waitingAt())
                .isNotNull();
        return task;
    }

    /** The one open user task with this key. */
    Task task(String key) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instanceId)
                .taskDefinitionKey(key)
                .initializeFormKeys()
                .singleResult();
        assertThat(task).as("task %s, but waiting at %s", key, waitingAt()).isNotNull();
        return task;
    }

    List<String> candidateGroups(String key) {
        return engine.getTaskService().getIdentityLinksForTask(task(key).getId()).stream()
                .map(IdentityLink::getGroupId)
                .sorted()
                .toList();
    }

    /** A person claims a task and completes it with what they fill in, having seen its evidence, through the API. */
    ProcessRun answer(String key, Person person, Map<String, Object> data) {
        String id = task(key).getId();
        person.request().post("/api/tasks/{id}/claim", id).then().statusCode(200);
        Object digest =
                person.request().get("/api/tasks/{id}", id).then().extract().path("evidenceDigest");
        person.request()
                .body(map("data", data, "evidenceDigest", digest))
                .post("/api/tasks/{id}/complete", id)
                .then()
                .statusCode(200);
        return proceed();
    }

    /** Fires the timer of a boundary event as if its time had come. */
    ProcessRun fireTimer(String activityId) {
        ManagementService management = engine.getManagementService();
        Job timer = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .activityId(activityId)
                .timers()
                .singleResult();
        assertThat(timer).as("timer %s", activityId).isNotNull();
        management.executeJob(timer.getId());
        return proceed();
    }

    /** The ids of the activities where the instance waits: user tasks and jobs. */
    List<String> waitingAt() {
        List<String> ids = new ArrayList<>();
        engine.getTaskService().createTaskQuery().processInstanceId(instanceId).list().stream()
                .map(Task::getTaskDefinitionKey)
                .forEach(ids::add);
        engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(instanceId).list().stream()
                .map(ExternalTask::getActivityId)
                .forEach(ids::add);
        return ids;
    }

    Object variable(String name) {
        HistoricVariableInstance variable = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .variableName(name)
                .activityInstanceIdIn(instanceId)
                .singleResult();
        return variable == null ? null : variable.getValue();
    }

    /** The activity with which the instance ended; fails when it has not. */
    String ending() {
        var instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        assertThat(instance.getEndTime())
                .as("ended, but waiting at %s", waitingAt())
                .isNotNull();
        return instance.getEndActivityId();
    }

    /** What a message event handed to the notification feature. */
    Map<String, Object> notification(String activityId) {
        HistoricActivityInstance event = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .activityId(activityId)
                .singleResult();
        assertThat(event).as("event %s", activityId).isNotNull();
        return engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .activityInstanceIdIn(event.getId())
                .list()
                .stream()
                .collect(Collectors.toMap(
                        HistoricVariableInstance::getName,
                        HistoricVariableInstance::getValue,
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** The mails of one template that were queued for this instance, as {@code recipient: subject}, sorted. */
    List<String> mails(String template) {
        String suffix = " · " + businessKey();
        List<Map<String, Object>> queued = Person.OLGA
                .request()
                .get("/api/notifications?size=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return queued.stream()
                .filter(mail -> mail.get("template").equals(template))
                .filter(mail -> mail.get("subject").toString().endsWith(suffix))
                .map(mail -> (mail.get("recipient") + ": " + mail.get("subject")).replace(suffix, ""))
                .sorted()
                .toList();
    }

    private String businessKey() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getBusinessKey();
    }

    /** How often an activity was entered. */
    long times(String activityId) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .activityId(activityId)
                .count();
    }

    void deleteIfRunning() {
        var running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .count();
        if (running == 1) {
            engine.getRuntimeService().deleteProcessInstance(instanceId, "end of test");
        }
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
