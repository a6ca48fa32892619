package dev.countersign.maildecision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The buttons of a mail: what scanners, strangers and late-comers get, and what the reader can do once. */
@QuarkusTest
class MailDecisionTest extends MailDecisionTestBase {

    @Test
    void aScannerThatOpensEveryLinkTenTimesDecidesNothing() {
        List<String> links = new ArrayList<>();
        for (String person : List.of("mia", "admin")) {
            links.addAll(linksOf(person).values());
        }
        assertThat(links).hasSize(6);

        for (String link : links) {
            for (int i = 0; i < 10; i++) {
                given().get("/api/mail-decisions/" + link).then().statusCode(401);
                given().redirects()
                        .follow(false)
                        .get("/mail-decision/" + link)
                        .then()
                        .statusCode(302);
                given().redirects().follow(false).head("/mail-decision/" + link);
                given().options("/api/mail-decisions/" + link);
                SignedIn.as("mia").get("/api/mail-decisions/" + link);
                SignedIn.as("mia").head("/api/mail-decisions/" + link);
            }
        }

        assertThat(task()).isNotNull();
        assertThat(task().getAssignee()).isNull();
        decide("mia", link("mia", "Approve"), "{}").statusCode(200);
    }

    @Test
    void theReaderSeesWhatTheyAreAboutToDecideAndDecidesOnce() {
        String link = link("mia", "Approve");
        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("taskId", equalTo(taskId))
                .body("title", containsString("Sign · md-"))
                .body("option.value", equalTo("approve"))
                .body("option.label", equalTo("Approve"))
                .body("facts.value", hasItem("Mail decision"))
                .body("metrics[0].value", equalTo("8.5 %"))
                .body("commentAllowed", equalTo(true))
                .body("evidenceChanged", equalTo(false));

        decide("mia", link, "{\"comment\":\" fine \"}").statusCode(200).body("taskId", equalTo(taskId));

        SignedIn.as("mia")
                .get("/api/tasks/" + taskId)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-completed"))
                .body("decidedBy", equalTo("mia"));
        decide("mia", link, "{}").statusCode(409).body("code", equalTo("already-used"));
        SignedIn.as("mia").get("/api/mail-decisions/" + link).then().statusCode(409);
        decide("mia", link("mia", "Reject"), "{\"comment\":\"no\"}")
                .statusCode(409)
                .body("code", equalTo("already-completed"));
    }

    @Test
    void nobodyElseCanUseIt() {
        String link = link("mia", "Approve");

        SignedIn.as("admin").get("/api/mail-decisions/" + link).then().statusCode(403);
        decide("admin", link, "{}").statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/api/mail-decisions/" + link)
                .then()
                .statusCode(401);
        decide("mia", "A".repeat(43), "{}").statusCode(404);
        assertThat(task()).isNotNull();
    }

    @Test
    void itExpires() {
        String link = link("mia", "Approve");
        ClockUtil.offset(Duration.ofDays(7).plusMinutes(1).toMillis());

        SignedIn.as("mia").get("/api/mail-decisions/" + link).then().statusCode(410);
        decide("mia", link, "{}")
                .statusCode(410)
                .body("code", equalTo("expired"))
                .body("taskId", equalTo(taskId));
        assertThat(task()).isNotNull();
    }

    @Test
    void itDiesWithTheTaskHoweverThatEnds() {
        String link = link("mia", "Approve");
        runtime.deleteProcessInstance(instanceId, "test");

        decide("mia", link, "{}").statusCode(409).body("code", equalTo("task-ended"));
    }

    @Test
    void theRecordSaysThatItCameByMail() {
        String decisionId = decide("mia", link("mia", "Approve"), "{}")
                .statusCode(200)
                .extract()
                .path("decisionId");

        SignedIn.as("admin")
                .get("/api/decisions/" + decisionId)
                .then()
                .statusCode(200)
                .body("data.decision", equalTo("approve"))
                .body("data.via", equalTo("mail"));
        SignedIn.as("admin").get("/api/decisions/verify").then().statusCode(200).body("intact", equalTo(true));
    }

    @Test
    void whoeverElseHasTheTaskKeepsIt() {
        String link = link("mia", "Approve");
        tasks.setAssignee(taskId, "admin");

        decide("mia", link, "{}")
                .statusCode(409)
                .body("code", equalTo("already-claimed"))
                .body("assignee", equalTo("admin"));
    }

    @Test
    void ofTwoAtOnceExactlyOneDecides() {
        String link = link("mia", "Approve");

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(CompletableFuture.supplyAsync(
                    () -> decide("mia", link, "{}").extract().statusCode()));
        }

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        String link = link("mia", "Approve");

        Object known = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery("select count(*) from mail_decision_link where token_hash = ?1")
                        .setParameter(1, new Token(link).hash())
                        .getSingleResult());

        assertThat(((Number) known).intValue()).isEqualTo(1);
        assertThat(new Token(link)).hasToString("Token[…]");
    }
}
