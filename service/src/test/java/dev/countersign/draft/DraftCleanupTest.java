package dev.countersign.draft;

import static dev.countersign.draft.FormWork.ANNA;
import static dev.countersign.draft.FormWork.as;
import static dev.countersign.draft.FormWork.uploaded;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftCleanupTest {

    @Inject
    FormWork work;

    @Inject
    DraftCleanup cleanup;

    @Inject
    EntityManager entityManager;

    @Test
    void deletesWhatNothingNamesAfterADay() {
        work.deploy();
        String instance = work.start(ANNA, Map.of());
        String task = "/api/tasks/" + work.task(instance);
        String forgotten = uploaded(ANNA, task + "/files", "forgotten.csv");
        String young = uploaded(ANNA, task + "/files", "young.csv");
        String drafted = uploaded(ANNA, task + "/files", "drafted.csv");
        String sent = uploaded(ANNA, task + "/files", "sent.csv");
        work.complete(ANNA, instance, Map.of("papers", List.of(sent))).then().statusCode(200);
        as(ANNA).contentType(ContentType.JSON)
                .body(Map.of("data", Map.of("papers", List.of(drafted))))
                .put("/api/tasks/" + work.task(instance) + "/draft")
                .then()
                .statusCode(200);
        List.of(forgotten, drafted, sent).forEach(this::ageByTwoDays);

        cleanup.run();

        as(ANNA).get("/api/files/{id}", forgotten).then().statusCode(404);
        List.of(young, drafted, sent)
                .forEach(file -> as(ANNA).get("/api/files/{id}", file).then().statusCode(200));
    }

    private void ageByTwoDays(String file) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery(
                                "update form_file set uploaded_at = uploaded_at - interval '2 days' where file_id = :id")
                        .setParameter("id", UUID.fromString(file))
                        .executeUpdate());
    }
}
