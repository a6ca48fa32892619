package dev.countersign.decision;

import static dev.countersign.decision.Decisions.VERA;
import static dev.countersign.decision.Decisions.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.problem.StorableMoment;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionSearchTest {

    @Inject
    DecisionService decisions;

    @Inject
    EntityManager entityManager;

    private final String definition = "search-" + UUID.randomUUID();
    private final String instance = UUID.randomUUID().toString();
    private DecisionView first;
    private DecisionView second;

    @BeforeEach
    void decide() {
        first = decisions.record(Decisions.of("anna", "approve", definition, instance, "fine, 100%_sure"));
        second = decisions.record(
                Decisions.of("ben", "reject", definition, UUID.randomUUID().toString(), null));
    }

    @Test
    void findsByEachFilter() {
        for (String filter : List.of(
                "instance=" + instance,
                "task=" + first.taskId(),
                "person=anna",
                "outcome=approve",
                "q=100%25_SURE",
                "q=%20FINE")) {
            as(VERA).urlEncodingEnabled(false)
                    .get("/api/decisions?definition=" + definition + "&" + filter)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("items.id", contains(first.id().toString()));
        }
        String day = first.decidedAt().toString().substring(0, 10);
        for (String filter : List.of("", "task=approve", "kind=task", "from=" + day + "&to=" + day, "q=1.5")) {
            as(VERA).get("/api/decisions?definition=" + definition + "&" + filter)
                    .then()
                    .body(
                            "items.id",
                            contains(second.id().toString(), first.id().toString()));
        }
        for (String filter : List.of("kind=vote", "to=2020-01-01T00:00:00Z", "evidence=00", "q=100x", "person=ann")) {
            as(VERA).get("/api/decisions?definition=" + definition + "&" + filter)
                    .then()
                    .body("total", equalTo(0));
        }
    }

    @Test
    void pages() {
        as(VERA).get("/api/decisions?size=1&page=1&definition=" + definition)
                .then()
                .body("total", equalTo(2))
                .body("items.id", contains(first.id().toString()));
    }

    @Test
    void refusesTimesThatAreNone() {
        as(VERA).get("/api/decisions?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].in", equalTo("query"));
        as(VERA).queryParam("to", "+999999-01-01T00:00:00Z")
                .get("/api/decisions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("to"))
                .body("violations[0].message", equalTo(StorableMoment.RULE));
        as(VERA).get("/api/decisions?page=2147483647")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page"));
        as(VERA).get("/api/decisions?page=1000000&size=200").then().statusCode(200);
        as(VERA).queryParam("from", "+999999-01-01T00:00:00Z")
                .get("/api/samples")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].message", equalTo(StorableMoment.RULE));
        as(VERA).get("/api/samples?page=2147483647").then().statusCode(400);
        as(VERA).get("/api/jobs?page=2147483647").then().statusCode(400);
        as(VERA).get("/api/decisions/export?to=2026-13-01").then().statusCode(400);
        as(VERA).get("/api/decisions/export?format=pdf").then().statusCode(400);
    }

    @Test
    void givesOthersOnlyWhatTheyHadToDoWith() {
        String path = "/api/decisions?definition=" + definition;
        for (String role : List.of("viewer", "operator", "modeller", "admin")) {
            as("zoe;" + role + ";none").get(path).then().body("total", equalTo(2));
        }
        as("anna;approver;none")
                .get(path)
                .then()
                .body("items.id", contains(first.id().toString()));
        as("dora;approver;others").get(path).then().body("total", equalTo(0));
        offer(second, "others");
        as("dora;approver;others")
                .get(path)
                .then()
                .body("total", equalTo(1))
                .body("items.id", contains(second.id().toString()));
        as("dora;approver;others").get("/api/decisions/" + second.id()).then().statusCode(200);
        as("dora;approver;others").get("/api/decisions/" + first.id()).then().statusCode(404);
    }

    @Transactional
    void offer(DecisionView decision, String group) {
        entityManager
                .createNativeQuery("insert into decision_audience (sequence, group_id) values (?1, ?2)")
                .setParameter(1, decision.sequence())
                .setParameter(2, group)
                .executeUpdate();
    }
}
