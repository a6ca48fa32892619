package dev.countersign.approval;

import static io.restassured.RestAssured.given;

import dev.countersign.testing.HeaderAuthentication;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests of people with the roles and groups that the first start gives them, and of some others. */
final class People {

    static final String ANNA = "anna;approver;forecast-reviewers,data-stewards";
    static final String BEN = "ben;approver;forecast-reviewers";
    static final String MIA = "mia;approver;managers,forecast-reviewers";
    static final String DORA = "dora;approver;forecast-reviewers";
    static final String FIONA = "fiona;approver;finance,forecast-reviewers";
    static final String OLGA = "olga;operator;operators";
    static final String ADMIN = "admin;admin,operator;operators";
    static final String ADA = "ada;admin;others";
    static final String MODELLER = "moritz;modeller;others";
    static final String WORKER = "wanda;worker;others";

    private People() {}

    static RequestSpecification as(String person) {
        return given().header(HeaderAuthentication.HEADER, person);
    }

    static RequestSpecification send(String person, Object body) {
        return as(person).contentType("application/json").body(body);
    }

    static Response claim(String person, String taskId) {
        return as(person).post("/api/tasks/" + taskId + "/claim");
    }

    static Response complete(String person, String taskId, String decision, @Nullable String evidenceDigest) {
        Map<String, Object> body = new HashMap<>();
        body.put("data", Map.of("decision", decision, "comment", "by " + id(person)));
        body.put("evidenceDigest", evidenceDigest);
        return send(person, body).post("/api/tasks/" + taskId + "/complete");
    }

    /** Claims and completes; without a decision for a task without a form. */
    static Response decide(String person, String taskId, @Nullable String decision) {
        Response claimed = claim(person, taskId);
        if (decision == null && claimed.statusCode() == 200) {
            return send(person, Map.of()).post("/api/tasks/" + taskId + "/complete");
        }
        return claimed.statusCode() == 200
                ? complete(person, taskId, String.valueOf(decision), claimed.path("evidenceDigest"))
                : claimed;
    }

    static String id(String person) {
        return person.substring(0, person.indexOf(';'));
    }
}
