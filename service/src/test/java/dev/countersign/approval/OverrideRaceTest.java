package dev.countersign.approval;

import static dev.countersign.approval.People.ADA;
import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.complete;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody completes a task while an admin confirms an exception for it: both write to the record of decisions. */
@QuarkusTest
class OverrideRaceTest {

    @Inject
    ApprovalProcess process;

    @Inject
    DataSource dataSource;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void endTheThreads() {
        threads.shutdownNow();
    }

    @Test
    void whoCompletesAndWhoConfirmsWaitForEachOtherInOneOrder() throws Exception {
        String instance = process.start(
                process.deploy(Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval")), Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        String task = process.task(instance).getId();
        String request = send(ADMIN, Map.of("user", "anna", "reason", "all others are ill"))
                .post("/api/tasks/" + task + "/override-requests")
                .path("id");
        claim(BEN, task).then().statusCode(200);

        Future<Response> confirmed;
        Future<Response> completed;
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select sequence from decision_head for update");
            confirmed =
                    threads.submit(() -> send(ADA, Map.of()).post("/api/override-requests/" + request + "/confirm"));
            awaitWaiting(1);
            completed = threads.submit(() -> complete(BEN, task, "approve", null));
            awaitWaiting(2);
            connection.rollback();
        }

        assertThat(List.of(confirmed.get().statusCode(), completed.get().statusCode()))
                .containsExactly(200, 200);
    }

    private void awaitWaiting(int sessions) {
        await().until(() -> waiting() >= sessions);
    }

    private long waiting() throws SQLException {
        return process.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    }
}
