package dev.countersign.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoticesProfile.class)
class PreferenceResourceTest {

    @Inject
    PreferenceRepository preferences;

    @Inject
    PreferenceService service;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> preferences.deleteAll());
    }

    @Test
    void whoHasChosenNothingSeesTheDefaultsAndWhatThereIs() {
        SignedIn.as("anna")
                .get("/api/me/notifications")
                .then()
                .statusCode(200)
                .body("language", equalTo("en"))
                .body("timeZone", equalTo("UTC"))
                .body("channels.candidate", equalTo("mail"))
                .body("channels.incident", equalTo("mail"))
                .body("digest.every", equalTo("day"))
                .body("digest.at", equalTo("08:00"))
                .body("quietHours", nullValue())
                .body("webhook", nullValue())
                .body("options.languages", contains("en", "fi"))
                .body("options.kinds", hasSize(11))
                .body("options.alwaysOn", contains("escalated", "stuck", "exception"))
                .body("options.webhooks", contains("people"));
    }

    @Test
    void whatIsKeptComesBackAndIsOnesOwn() {
        put("""
                {"language": "fi", "timeZone": "Europe/Helsinki",
                 "channels": {"candidate": "digest", "outcome": "off", "mentioned": "webhook"},
                 "digest": {"every": "weekday", "at": "09:30"},
                 "quietHours": {"from": "20:00", "to": "07:00", "days": ["monday", "sunday"], "urgentAnyway": true},
                 "webhook": "people"}""").statusCode(200);

        SignedIn.as("anna")
                .get("/api/me/notifications")
                .then()
                .body("language", equalTo("fi"))
                .body("timeZone", equalTo("Europe/Helsinki"))
                .body("channels.candidate", equalTo("digest"))
                .body("channels.outcome", equalTo("off"))
                .body("channels.mentioned", equalTo("webhook"))
                .body("channels.assigned", equalTo("mail"))
                .body("digest.every", equalTo("weekday"))
                .body("digest.at", equalTo("09:30"))
                .body("quietHours.from", equalTo("20:00"))
                .body("quietHours.days", contains("monday", "sunday"))
                .body("quietHours.urgentAnyway", equalTo(true))
                .body("webhook", equalTo("people"));
        SignedIn.as("ben").get("/api/me/notifications").then().body("language", equalTo("en"));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        put("""
                {"language": "sv", "timeZone": "+02:00",
                 "channels": {"escalated": "off", "gossip": "mail", "assigned": "pigeon", "outcome": "webhook"},
                 "digest": {"every": "year", "at": "8"},
                 "quietHours": {"from": "25:00", "days": []},
                 "webhook": null}""")
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "language",
                                "timeZone",
                                "channels.escalated",
                                "channels.gossip",
                                "channels.assigned",
                                "channels.outcome",
                                "digest.every",
                                "digest.at",
                                "quietHours.from",
                                "quietHours.to",
                                "quietHours.days"));
        put("{\"webhook\": \"team\"}").statusCode(400).body("violations[0].field", equalTo("webhook"));
        put("{\"colour\": \"blue\"}").statusCode(400);
    }

    @Test
    void preferencesThatAreNotUnderstoodAnyMoreDoNotStopMails() {
        QuarkusTransaction.requiringNew()
                .run(() -> preferences.persist(new PreferenceRow(
                        "anna",
                        "{\"webhook\":\"gone\",\"language\":\"fi\",\"channels\":{\"outcome\":\"off\",\"mentioned\":\"webhook\"}}",
                        java.time.Instant.EPOCH)));

        Preferences kept = service.of("anna");
        assertThat(kept.channel(NoticeKind.CANDIDATE)).isEqualTo(Channel.MAIL);
        assertThat(kept.webhook()).isEmpty();
        assertThat(kept.language()).as("what is still valid stays").isEqualTo(Language.FI);
        assertThat(kept.channel(NoticeKind.OUTCOME)).isEqualTo(Channel.OFF);
    }

    @Test
    void nobodyElseLooksOrChanges() {
        given().get("/api/me/notifications").then().statusCode(401);
        given().contentType("application/json")
                .body(Map.of())
                .put("/api/me/notifications")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse put(String json) {
        return SignedIn.as("anna")
                .contentType("application/json")
                .body(json)
                .put("/api/me/notifications")
                .then();
    }
}
