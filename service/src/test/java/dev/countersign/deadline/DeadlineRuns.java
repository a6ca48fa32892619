package dev.countersign.deadline;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.Task;

/** Runs of small models with deadlines, and the clock that they live by. */
@ApplicationScoped
class DeadlineRuns {

    static final String ANNA = "anna;approver;forecast-reviewers";
    static final String OLGA = "olga;operator;operators";

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final DeadlineHistory history;
    private final DeadlineRepository deadlines;
    private final DeadlinePoller poller;
    private Instant now = Instant.EPOCH;

    DeadlineRuns(
            RepositoryService repositoryService,
            RuntimeService runtimeService,
            TaskService taskService,
            DeadlineHistory history,
            DeadlineRepository deadlines,
            DeadlinePoller poller) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.history = history;
        this.deadlines = deadlines;
        this.poller = poller;
    }

    /** Stops the clock at this second; what other tests have left due is done first. */
    void stopClock() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    void resetClock() {
        ClockUtil.reset();
    }

    Instant now() {
        return now;
    }

    /** Moves the clock and lets happen what is due then. */
    void pass(Duration duration) {
        move(duration);
        while (poller.round() > 0) {
            // until nothing is left
        }
    }

    void move(Duration duration) {
        now = now.plus(duration);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    /** Deploys a process whose one user task has these properties, or one after a step {@code first}. */
    String deploy(Map<String, String> properties) {
        String key = "deadline-" + UUID.randomUUID();
        deploy(key, properties, "");
        return key;
    }

    void deploy(String key, Map<String, String> properties, String attributes) {
        repositoryService
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", model(key, properties, attributes))
                .deploy();
    }

    static String model(String key, Map<String, String> properties, String attributes) {
        String list = properties.entrySet().stream()
                .map(entry -> "<camunda:property name=\"%s\" value=\"%s\" />"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().replace("&", "&amp;").replace("\"", "&quot;")))
                .collect(Collectors.joining());
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <bpmn:process id="%s" isExecutable="true">
                    <bpmn:startEvent id="start" />
                    <bpmn:sequenceFlow id="toFirst" sourceRef="start" targetRef="first" />
                    <bpmn:userTask id="first" camunda:assignee="anna" />
                    <bpmn:sequenceFlow id="toWork" sourceRef="first" targetRef="work" />
                    <bpmn:userTask id="work" name="Work" camunda:candidateGroups="forecast-reviewers" %s>
                      <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="toEnd" sourceRef="work" targetRef="end" />
                    <bpmn:endEvent id="end" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(key, attributes, list);
    }

    /** A new run that waits at its task {@code work}, completed by anna before. */
    String start(String key, Map<String, Object> variables) {
        String instance =
                runtimeService.startProcessInstanceByKey(key, key, variables).getId();
        taskService.complete(taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    String start(Map<String, String> properties) {
        return start(deploy(properties), Map.of());
    }

    Task task(String id) {
        return taskService.createTaskQuery().taskId(id).singleResult();
    }

    List<String> candidateGroups(String id) {
        return taskService.getIdentityLinksForTask(id).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .toList();
    }

    /** What has happened, as {@code ESCALATED managers}. */
    List<String> events(String taskId) {
        return history.ofTask(taskId).stream()
                .map(event -> event.target() == null ? event.what().name() : event.what() + " " + event.target())
                .toList();
    }

    List<DeadlineView> deadlines(String taskId) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        deadlines.ofTask(taskId).stream().map(DeadlineView::of).toList());
    }

    static RequestSpecification as(String user) {
        return RestAssured.given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }

    static void complete(String user, String task) {
        as(user).body("{\"data\": {}}")
                .post("/api/tasks/{id}/complete", task)
                .then()
                .statusCode(200);
    }

    static void claim(String user, String task) {
        as(user).post("/api/tasks/{id}/claim", task).then().statusCode(200);
    }
}
