package dev.countersign.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionChainTest {

    private static final String UNLOCK = "alter table decision disable trigger user";
    private static final String LOCK = "alter table decision enable trigger user";

    @Inject
    DecisionService decisions;

    @Inject
    DataSource dataSource;

    @Test
    void linksEachRecordToTheOneBefore() {
        DecisionView first = decisions.record(decision("anna"));
        DecisionView second = decisions.record(decision("ben"));

        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(decisions.get(first.id())).isEqualTo(first);
        assertThat(decisions.verify().intact()).isTrue();
    }

    @Test
    void staysWholeWhenManyDecideAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<DecisionView>> work = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<DecisionView>) () -> decisions.record(decision("user" + i)))
                    .toList();
            for (var future : threads.invokeAll(work)) {
                assertThat(future.get().hash()).hasSize(64);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(decisions.verify().intact()).isTrue();
    }

    @Test
    void leavesNoGapWhenATransactionFails() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    decisions.record(decision("anna"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        decisions.record(decision("ben"));

        assertThat(decisions.verify().intact()).isTrue();
    }

    @Test
    void cannotBeChangedByOrdinaryMeans() {
        decisions.record(decision("anna"));

        for (String statement : List.of(
                "update decision set outcome = 'reject'",
                "delete from decision",
                "truncate decision cascade",
                "delete from decision_head")) {
            assertThatThrownBy(() -> execute(statement)).hasMessageContaining("are never changed");
        }
    }

    @Test
    void showsWhichRecordWasChanged() throws SQLException {
        DecisionView changed = decisions.record(decision("anna"));
        decisions.record(decision("ben"));

        ChainVerdict verdict =
                verifyAfter("update decision set outcome = 'reject' where sequence = " + changed.sequence());

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.firstBroken()).isEqualTo(changed.sequence());
    }

    @Test
    void showsARecordBeyondTheHead() throws SQLException {
        DecisionView last = decisions.record(decision("anna"));

        ChainVerdict verdict = verifyAfter("update decision_head set sequence = " + (last.sequence() - 1) + ", hash = '"
                + last.previousHash() + "'");

        assertThat(verdict.firstBroken()).isEqualTo(last.sequence());
    }

    @Test
    void isCheckedWhileSomebodyAppends() {
        QuarkusTransaction.begin();
        try {
            decisions.record(decision("anna")); // holds the head

            ChainVerdict verdict = CompletableFuture.supplyAsync(decisions::verify)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();

            assertThat(verdict.intact()).isTrue();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void coversTheKindOfARecord() throws SQLException {
        DecisionView plain = decisions.record(decision("anna"));
        DecisionView vote = decisions.record(vote("ben"));

        assertThat(plain.kind()).isNull();
        assertThat(vote.kind()).isEqualTo("vote");
        assertThat(decisions.verify().intact()).isTrue();
        assertThat(verifyAfter("update decision set kind = null where sequence = " + vote.sequence())
                        .firstBroken())
                .isEqualTo(vote.sequence());
        assertThat(verifyAfter("update decision set kind = 'vote' where sequence = " + plain.sequence())
                        .firstBroken())
                .isEqualTo(plain.sequence());
    }

    @Test
    void showsThatARecordIsMissing() throws SQLException {
        DecisionView missing = decisions.record(decision("anna"));
        decisions.record(decision("ben"));

        ChainVerdict verdict = verifyAfter("delete from decision where sequence = " + missing.sequence());

        assertThat(verdict.firstBroken()).isEqualTo(missing.sequence());
    }

    @Test
    void showsThatTheLastRecordIsMissing() throws SQLException {
        DecisionView last = decisions.record(decision("anna"));

        ChainVerdict verdict = verifyAfter("delete from decision where sequence = " + last.sequence());

        assertThat(verdict.firstBroken()).isEqualTo(last.sequence());
    }

    @Test
    void showsThatRecordsWereSwapped() throws SQLException {
        DecisionView first = decisions.record(decision("anna"));
        DecisionView second = decisions.record(decision("ben"));

        ChainVerdict verdict = verifyAfter(
                "update decision set sequence = -1 where sequence = " + first.sequence(),
                "update decision set sequence = " + first.sequence() + " where sequence = " + second.sequence(),
                "update decision set sequence = " + second.sequence() + " where sequence = -1");

        assertThat(verdict.firstBroken()).isEqualTo(first.sequence());
    }

    @Test
    void isServedToThoseWhoMayLook() {
        DecisionView decision = decisions.record(decision("anna"));

        as("vera;viewer;none")
                .get("/api/decisions/verify")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
        as("anna;approver;none").get("/api/decisions/verify").then().statusCode(403);
        given().get("/api/decisions/verify").then().statusCode(401);
        as("vera;viewer;none")
                .get("/api/decisions?instance=" + decision.instanceId())
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].hash", equalTo(decision.hash()));
        as("vera;viewer;none").get("/api/decisions?size=1000").then().statusCode(400);
        as("vera;viewer;none")
                .get("/api/decisions/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/api/decisions").then().statusCode(401);
    }

    /** Tampers with the table as a superuser could, looks, and takes everything back. */
    private ChainVerdict verifyAfter(String... tampering) throws SQLException {
        QuarkusTransaction.begin();
        try {
            execute(UNLOCK);
            for (String statement : tampering) {
                execute(statement);
            }
            execute(LOCK);
            return decisions.verify();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static io.restassured.specification.RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    private static NewDecision vote(String user) {
        NewDecision vote = decision(user);
        return new NewDecision(
                vote.id(), vote.task(), user, vote.outcome(), null, vote.data(), null, DecisionKind.VOTE);
    }

    private static NewDecision decision(String user) {
        String instance = UUID.randomUUID().toString();
        return new NewDecision(
                UUID.randomUUID(),
                new DecidedTask(UUID.randomUUID().toString(), "approve", "Approve", instance, "process", "key"),
                user,
                "approve",
                null,
                new ObjectMapper().createObjectNode().put("decision", "approve").put("percent", 1.5),
                null);
    }
}
