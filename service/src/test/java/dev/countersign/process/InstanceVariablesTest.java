package dev.countersign.process;

import static dev.countersign.draft.FormWork.ANNA;
import static dev.countersign.draft.FormWork.BEN;
import static dev.countersign.draft.FormWork.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.countersign.draft.FormWork;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstanceVariablesTest {

    @Inject
    FormWork work;

    @Test
    void areForThoseWhoMayReadWhatWasDecided() {
        work.deploy();
        String instance = work.start(ANNA, Map.of());

        for (String reader : new String[] {ANNA, BEN, "vera;viewer;others"}) {
            as(reader).get("/api/instances/{id}", instance).then().body("variables.region", equalTo("north"));
        }
        as("wanda;worker;others")
                .get("/api/instances/{id}", instance)
                .then()
                .statusCode(200)
                .body("activities.activityId", hasItem("start"))
                .body("variables", equalTo(Map.of()));
    }
}
