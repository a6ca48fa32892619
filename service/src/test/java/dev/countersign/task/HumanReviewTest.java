package dev.countersign.task;

import static io.restassured.RestAssured.given;

import dev.countersign.task.HumanReview.Run;
import dev.countersign.testing.HeaderAuthentication;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A fresh run of the test model {@code human-review} at its first task, and people to act on it. */
abstract class HumanReviewTest {

    static final String ANNA = "anna;approver;testers";
    static final String BEN = "ben;approver;testers";
    static final String DORA = "dora;approver;others";
    static final String OLGA = "olga;operator;operators";
    static final String VERA = "vera;viewer;others";

    @Inject
    HumanReview review;

    String digest;
    Run run;
    String task;

    @BeforeEach
    void startARun() {
        review.deploy();
        digest = review.evidence("the forecast");
        run = review.start(digest);
        task = review.task(run).getId();
    }

    void completeFirstAs(String user) {
        claim(user);
        complete(user, Map.of("decision", "approve"), digest).then().statusCode(200);
    }

    void claim(String user) {
        as(user).post("/api/tasks/" + task + "/claim").then().statusCode(200);
    }

    Response complete(String user, Map<String, ?> data, @Nullable String evidenceDigest) {
        Map<String, Object> body = new HashMap<>();
        body.put("data", data);
        body.put("evidenceDigest", evidenceDigest);
        return as(user).contentType("application/json").body(body).post("/api/tasks/" + task + "/complete");
    }

    static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    static RequestSpecification engineUser(String id) {
        return as(id + ";operator,admin;testers").contentType("application/json");
    }

    static Response outcome(Future<Response> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
