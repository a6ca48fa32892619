package dev.countersign.draft;

import static dev.countersign.draft.FormWork.ANNA;
import static dev.countersign.draft.FormWork.BEN;
import static dev.countersign.draft.FormWork.DORA;
import static dev.countersign.draft.FormWork.VERA;
import static dev.countersign.draft.FormWork.as;
import static dev.countersign.draft.FormWork.upload;
import static dev.countersign.draft.FormWork.uploaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.testing.AtOnce;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadTest {

    private static final String START = "/api/definitions/form-work/files";

    @Inject
    FormWork work;

    private String instance;
    private String files;

    @BeforeEach
    void startARun() {
        work.deploy();
        instance = work.start(ANNA, Map.of());
        files = "/api/tasks/" + work.task(instance) + "/files";
    }

    @Test
    void aFileIsUploadedNamedAndReadByWhoTakesPart() {
        String file = uploaded(ANNA, files, "numbers.csv");
        as(ANNA).get("/api/files/{id}/info", file)
                .then()
                .statusCode(200)
                .body("name", equalTo("numbers.csv"))
                .body("mediaType", equalTo("text/csv"))
                .body("uploadedBy", equalTo("anna"));
        as(BEN).get("/api/files/{id}", file).then().statusCode(404);

        work.complete(ANNA, instance, Map.of("papers", List.of(file))).then().statusCode(200);

        assertThat(work.variable(instance, "papers")).isEqualTo(List.of(file));
        as(BEN).get("/api/files/{id}", file)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("numbers.csv"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(equalTo("a;b\n1;2\n"));
        as(VERA).get("/api/files/{id}", file).then().statusCode(200);
        as(DORA).get("/api/files/{id}", file).then().statusCode(404);
        as(ANNA).delete("/api/files/{id}", file).then().statusCode(409).body("code", equalTo("file-sent"));
    }

    @Test
    void theNextPersonMayKeepAFileOfTheRun() {
        String file = uploaded(ANNA, files, "numbers.csv");
        work.complete(ANNA, instance, Map.of("papers", List.of(file))).then().statusCode(200);
        String again = "/api/tasks/" + work.task(instance);
        as(BEN).get(again + "/form").then().statusCode(200).body("data.papers", contains(file));
        String more = uploaded(BEN, again + "/files", "more.csv");

        work.complete(BEN, instance, Map.of("papers", List.of(file, more)))
                .then()
                .statusCode(200);

        as(ANNA).get("/api/files/{id}", more).then().statusCode(200);
    }

    @Test
    void onlyOwnUploadsForThisFormCount() {
        String others = uploaded(BEN, files, "numbers.csv");
        String otherRun = work.start(ANNA, Map.of());
        String elsewhere = uploaded(ANNA, "/api/tasks/" + work.task(otherRun) + "/files", "numbers.csv");
        String forStart = uploaded(ANNA, START, "numbers.csv");

        for (String file :
                List.of(others, elsewhere, forStart, UUID.randomUUID().toString())) {
            work.complete(ANNA, instance, Map.of("papers", List.of(file)))
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("papers"))
                    .body("violations.message", contains("The file " + file + " was not uploaded for this form."));
        }
    }

    @Test
    void whatTheFieldTakesIsCheckedHere() {
        String text = upload(ANNA, files, "notes.txt", "hello")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        work.complete(ANNA, instance, Map.of("papers", List.of(text)))
                .then()
                .statusCode(400)
                .body(
                        "violations.message",
                        contains("The file 'notes.txt' is not of a kind that is taken here: .csv, application/pdf."));
    }

    @Test
    void aStartFormTakesAFileOnce() {
        String file = uploaded(ANNA, START, "brief.csv");
        String second = uploaded(ANNA, START, "second.csv");

        start(Map.of("region", "north", "brief", List.of(file, second)))
                .then()
                .statusCode(400)
                .body("violations.message", contains("Only one file can be sent."));
        String run = start(Map.of("region", "north", "brief", List.of(file)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        start(Map.of("region", "north", "brief", List.of(file)))
                .then()
                .statusCode(400)
                .body("violations.field", contains("brief"));

        assertThat(work.variable(run, "brief")).isEqualTo(List.of(file));
        as(BEN).get("/api/files/{id}", file).then().statusCode(200);
    }

    @Test
    void twoStartsWithOneFileAtOnceHaveOneWinner() {
        String file = uploaded(ANNA, START, "brief.csv");

        Callable<Integer> start =
                () -> start(Map.of("region", "north", "brief", List.of(file))).statusCode();
        List<Integer> statuses = AtOnce.all(List.of(start, start, start, start));

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 201).allMatch(status -> status == 400 || status == 409);
    }

    @Test
    void whatIsNoFileIsRefused() {
        as(ANNA).multiPart("other", "x")
                .post(files)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("file"));
        upload(ANNA, files, "empty.csv", "").then().statusCode(400);
        upload(ANNA, files, "page.html", "<!DOCTYPE html><html></html>").then().statusCode(415);
        upload(ANNA, files, "big.csv", "1;2;3\n".repeat(1_500_000)).then().statusCode(413);
        upload(DORA, files, "numbers.csv", "a;b\n").then().statusCode(403);
        upload(ANNA, "/api/tasks/unknown/files", "numbers.csv", "a;b\n").then().statusCode(404);
        upload(ANNA, "/api/definitions/unknown/files", "numbers.csv", "a;b\n")
                .then()
                .statusCode(404);
    }

    @Test
    void anUnsentFileCanBeTakenBack() {
        String file = uploaded(ANNA, files, "numbers.csv");

        as(BEN).delete("/api/files/{id}", file).then().statusCode(204);
        as(ANNA).get("/api/files/{id}", file).then().statusCode(200);
        as(ANNA).delete("/api/files/{id}", file).then().statusCode(204);

        as(ANNA).get("/api/files/{id}", file).then().statusCode(404);
    }

    private static Response start(Map<String, ?> data) {
        return as(ANNA).contentType(ContentType.JSON)
                .body(Map.of("variables", data))
                .post("/api/definitions/form-work/start");
    }
}
