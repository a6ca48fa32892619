package dev.countersign.task;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BrokenTaskRequestTest extends HumanReviewTest {

    @Test
    void nameTheUnknownProperty() {
        as(ANNA).contentType("application/json")
                .body("{\"data\": {}, \"evidence\": \"x\"}")
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("evidence"))
                .body("violations[0].in", equalTo("body"));
    }

    @Test
    void nameTheMistypedProperty() {
        as(ANNA).contentType("application/json")
                .body("{\"data\": [1]}")
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("data"));
    }

    @Test
    void nameTheLineOfMalformedJson() {
        as(ANNA).contentType("application/json")
                .body("{\"data\":\n {\"decision\": }}")
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].message", containsString("line 2"));
    }

    @Test
    void areDescribedInTheOpenApiDocument() {
        as(ANNA).header("Accept", "application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("components.schemas.TaskView.properties.keySet()", hasItems("id", "claimable", "evidenceDigest"))
                .body("components.schemas.CompleteRequest.examples", notNullValue())
                .body("paths.'/api/tasks/{id}/complete'.post.responses.keySet()", hasItems("400", "403", "404", "409"));
    }

    @Test
    void withoutABodyAreRefused() {
        as(ANNA).contentType("application/json")
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(400);
    }

    @Test
    void nameTheTextThatCannotBeStored() {
        String nul = "\\u0000";
        refusesNul("/api/tasks/" + task + "/resolve", "{\"comment\": \"a" + nul + "b\"}", "comment");
        refusesNul("/api/tasks/" + task + "/complete", "{\"data\": {\"a\": \"" + nul + "\"}}", "data.a");
        refusesNul("/api/task-filters", "{\"name\": \"" + nul + "\", \"query\": {}}", "name");
        refusesNul("/api/tasks/" + task + "/complete", "{\"data\": {\"a" + nul + "\": 1}}", "data");
        refusesNul("/api/tasks/" + task + "/complete", "{\"data\": {\"a\": {\"b" + nul + "\": 1}}}", "data.a");
        refusesNul("/api/evidence", "{\"title\": \"a" + nul + "\", \"blocks\": []}", "title");
        refusesNul("/api/evidence", "{\"blocks\": [{\"type\": \"" + nul + "\"}]}", "blocks[0].type");
        refusesNul("/api/evidence", "{\"a" + nul + "\": 1}", "");
        refusesNul("/api/definitions/unknown/start", "{\"businessKey\": \"" + nul + "\"}", "businessKey");
    }

    private void refusesNul(String path, String body, String field) {
        as(path.equals("/api/evidence") ? OLGA : ANNA)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString("NUL"));
    }
}
