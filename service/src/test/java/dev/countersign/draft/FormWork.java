package dev.countersign.draft;

import static io.restassured.RestAssured.given;

import dev.countersign.testing.HeaderAuthentication;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** Runs of the test model {@code form-work}: a start form and two tasks with files, queried options and a what-if. */
@ApplicationScoped
public class FormWork {

    public static final String ANNA = "anna;approver;testers";
    public static final String BEN = "ben;approver;testers";
    static final String DORA = "dora;approver;others";
    static final String VERA = "vera;viewer;others";

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final TaskService taskService;

    FormWork(RepositoryService repositoryService, RuntimeService runtimeService, TaskService taskService) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
    }

    public static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    public void deploy() {
        repositoryService
                .createDeployment()
                .name("form-work")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/forms/form-work.bpmn")
                .addClasspathResource("models/forms/form-work.form")
                .addClasspathResource("models/forms/form-work-start.form")
                .deploy();
    }

    /** Starts a run in the region north; its forecast knows the categories organic and regular. */
    public String start(String user, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("region", "north");
        String instanceId = as(user).contentType(ContentType.JSON)
                .body(Map.of("variables", data))
                .post("/api/definitions/form-work/start")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        runtimeService.setVariable(instanceId, "forecast", Map.of("forecast", "/w/forecast/7"));
        runtimeService.setVariable(
                instanceId,
                "byCategory",
                Map.of("categories", List.of(Map.of("category", "organic"), Map.of("category", "regular"))));
        return instanceId;
    }

    public String task(String instanceId) {
        return taskService
                .createTaskQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId();
    }

    /** Claims the open task of a run and completes it. */
    public Response complete(String user, String instanceId, Map<String, ?> data) {
        String task = task(instanceId);
        as(user).post("/api/tasks/{id}/claim", task).then().statusCode(200);
        return as(user).contentType(ContentType.JSON).body(Map.of("data", data)).post("/api/tasks/{id}/complete", task);
    }

    Object variable(String instanceId, String name) {
        return runtimeService.getVariable(instanceId, name);
    }

    static Response upload(String user, String path, String name, String content) {
        return as(user).multiPart("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    static String uploaded(String user, String path, String name) {
        return upload(user, path, name, "a;b\n1;2\n")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
