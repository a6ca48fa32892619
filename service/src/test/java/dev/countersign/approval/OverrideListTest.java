package dev.countersign.approval;

import static dev.countersign.approval.People.ADA;
import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The list of requests for exceptions: of any length, and by the state that each of them is in now. */
@QuarkusTest
class OverrideListTest {

    @Inject
    ApprovalProcess process;

    @Inject
    OverrideService overrides;

    @Inject
    RuntimeService runtimeService;

    @Inject
    EntityManager entityManager;

    private String instance;
    private String task;
    private String id;

    @BeforeEach
    void anExceptionIsAskedFor() {
        String key = process.deploy(Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval"));
        instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        task = process.task(instance).getId();
        id = send(ADMIN, Map.of("user", "anna", "reason", "all others are ill"))
                .post("/api/tasks/" + task + "/override-requests")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void takesTheNamesOfStatesAndNoOthers() {
        as(ADMIN)
                .get("/api/override-requests?state=PENDING&state=x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("state"))
                .body("violations.in", contains("query"))
                .body("violations.message", contains(containsString("PENDING")));
        as(ADMIN)
                .get("/api/override-requests?state=pending&state=USED&task=" + task)
                .then()
                .statusCode(200)
                .body("items.state", contains("PENDING"));
        as(ADMIN)
                .get("/api/override-requests?state=EXPIRED&task=" + task)
                .then()
                .body("items", empty());
    }

    @Test
    void findsWhatWaitsBehindAnyNumberOfOthers() {
        QuarkusTransaction.begin();
        try {
            entityManager
                    .createNativeQuery("""
                            insert into override_request (id, task_id, task_key, instance_id, definition_key, beneficiary,
                                reason, objection, requested_by, requested_at, answer_until)
                            select gen_random_uuid(), 'gone', 'approve', 'gone', 'gone', 'anna', 'r', 'o', 'admin',
                                requested_at + interval '1 second', answer_until
                            from override_request, generate_series(1, 600) where id = ?1""")
                    .setParameter(1, UUID.fromString(id))
                    .executeUpdate();

            OverridePage waiting = overrides.list(Set.of(OverrideState.PENDING), Optional.empty(), 0, 200);
            OverridePage obsolete = overrides.list(Set.of(OverrideState.OBSOLETE), Optional.of("gone"), 3, 200);

            assertThat(waiting.items()).extracting(view -> view.id().toString()).contains(id);
            assertThat(obsolete.items()).isEmpty();
            assertThat(obsolete.total()).isEqualTo(600);
            assertThat(overrides.list(Set.of(), Optional.of("gone"), 2, 200).items())
                    .hasSize(200);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void hasItInTheStateInWhichItIs() {
        isListedAs(OverrideState.PENDING);

        answer("confirm");
        isListedAs(OverrideState.CONFIRMED);

        decide(ANNA, task, "approve").then().statusCode(200);
        isListedAs(OverrideState.USED);
    }

    @Test
    void hasWhatWasRefused() {
        answer("refuse");

        isListedAs(OverrideState.REFUSED);
    }

    @Test
    void hasWhatNobodyAnsweredOrUsedInTime() {
        ClockUtil.offset(Duration.ofDays(365).toMillis());

        isListedAs(OverrideState.EXPIRED);
    }

    @Test
    void hasWhatIsNotNeededAnyMore() {
        runtimeService.deleteProcessInstance(instance, "test");

        isListedAs(OverrideState.OBSOLETE);
    }

    private void answer(String how) {
        send(ADA, Map.of())
                .post("/api/override-requests/" + id + "/" + how)
                .then()
                .statusCode(200);
    }

    private void isListedAs(OverrideState expected) {
        for (OverrideState state : OverrideState.values()) {
            OverridePage page = overrides.list(Set.of(state), Optional.of(task), 0, 20);
            assertThat(page.items()).as("listed as " + state).hasSize(state == expected ? 1 : 0);
            assertThat(page.items()).allMatch(view -> view.state() == expected);
            assertThat(page.total()).isEqualTo(page.items().size());
        }
    }
}
