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
public abstract class HumanReviewTest {

    protected static final String ANNA = "anna;approver;testers";
    protected static final String BEN = "ben;approver;testers";
    protected static final String DORA = "dora;approver;others";
    protected static final String OLGA = "olga;operator;operators";
    protected static final String VERA = "vera;viewer;others";

    @Inject
    protected HumanReview review;

    protected String digest;
    protected Run run;
    protected String task;

    @BeforeEach
    protected void startARun() {
        review.deploy();
        digest = review.evidence("the forecast");
        run = review.start(digest);
        task = review.task(run).getId();
    }

    protected void completeFirstAs(String user) {
        claim(user);
        complete(user, Map.of("decision", "approve"), digest).then().statusCode(200);
    }

    protected void claim(String user) {
        as(user).post("/api/tasks/" + task + "/claim").then().statusCode(200);
    }

    protected Response complete(String user, Map<String, ?> data, @Nullable String evidenceDigest) {
        Map<String, Object> body = new HashMap<>();
        body.put("data", data);
        body.put("evidenceDigest", evidenceDigest);
        return as(user).contentType("application/json").body(body).post("/api/tasks/" + task + "/complete");
    }

    protected static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    protected static RequestSpecification engineUser(String id) {
        return as(id + ";operator,admin;testers").contentType("application/json");
    }

    protected static Response outcome(Future<Response> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
