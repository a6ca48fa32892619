package dev.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be decided from the mails of the retail forecast. */
@QuarkusTest
class RetailForecastMailTest extends RetailForecast {
    private static final Pattern LINK =
            Pattern.compile("href=\"[^\"]*/mail-decision/([A-Za-z0-9_-]{43})\"[^>]*>([^<]+)<");

    @Inject
    EntityManager entityManager;

    @Test
    void aMailApprovesWithoutOverridesOrRejectsAndLeadsToThePageForChanges() {
        // given
        ProcessRun run = evaluated(0.085);
        Map<String, String> links = links(run.task(APPROVE).getId(), "ben");
        assertThat(links).hasSize(3);

        // when
        links.forEach((label, link) -> Person.BEN
                .request()
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("decideOnPage", label.contains("changes") ? equalTo("more-fields") : nullValue()));
        Person.BEN
                .request()
                .body("{}")
                .post("/api/mail-decisions/" + links.get("Approve"))
                .then()
                .statusCode(200);
        run.proceed();

        // then
        assertThat(run.waitingAt()).containsExactly("jobPublish");
    }

    @Test
    void overridesOfAnEarlierRoundAreNotConfirmedWithoutBeingSeen() {
        // given
        ProcessRun run = evaluated(0.085)
                .answer(
                        APPROVE,
                        Person.BEN,
                        ProcessRun.map(
                                "decision",
                                "approve",
                                "overrides",
                                List.of(ProcessRun.map("category", "organic", "percent", 5))))
                .jobFails("jobPublish", jobError("publish", true));
        Map<String, String> links = links(run.task(APPROVE).getId(), "ben");

        // then
        Person.BEN
                .request()
                .get("/api/mail-decisions/" + links.get("Approve"))
                .then()
                .statusCode(200)
                .body("decideOnPage", equalTo("more-fields"));
        Person.BEN
                .request()
                .body("{}")
                .post("/api/mail-decisions/" + links.get("Approve"))
                .then()
                .statusCode(409);
        Person.BEN
                .request()
                .body("{\"comment\": \"Not like this\"}")
                .post("/api/mail-decisions/" + links.get("Reject"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoHasKeptADraftIsLedToThePage() {
        ProcessRun run = evaluated(0.085);
        String task = run.task(APPROVE).getId();
        Person.BEN
                .request()
                .body("{\"data\":{\"comment\":\"half a\"}}")
                .put("/api/tasks/{id}/draft", task)
                .then()
                .statusCode(200);

        Person.BEN
                .request()
                .get("/api/mail-decisions/" + links(task, "ben").get("Approve"))
                .then()
                .body("decideOnPage", equalTo("draft-kept"));
    }

    @Test
    void theSecondApprovalIsNotGivenFromAMail() {
        ProcessRun run = evaluated(0.31).answer(APPROVE, Person.ANNA, ProcessRun.map("decision", "approve"));

        assertThat(links(run.task(SECOND).getId(), "ben")).isEmpty();
    }

    /** The tokens of a person's mail about a task, by label. */
    private Map<String, String> links(String task, String person) {
        String html = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery("select html_body from notification"
                                + " where task_id = ?1 and recipient_id = ?2 and kind = 'CANDIDATE'")
                        .setParameter(1, task)
                        .setParameter(2, person)
                        .getSingleResult()
                        .toString());
        Map<String, String> links = new LinkedHashMap<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find()) {
            links.put(matcher.group(2), matcher.group(1));
        }
        return links;
    }
}
