package dev.countersign.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.countersign.identity.SignedIn;
import dev.countersign.identity.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EmbeddedMailProfile.class)
class NotificationResourceTest {

    @Inject
    NotificationService service;

    @Inject
    NotificationRepository notifications;

    @Inject
    OutboxSender sender;

    private final String subject = "resource " + UUID.randomUUID();
    private String id;

    @BeforeEach
    void enqueue() {
        QuarkusTransaction.requiringNew().run(() -> {
            notifications.delete("state = 'PENDING'");
            User mia = new User("mia", "Mia", "mia@example.org", Set.of(), Set.of());
            service.tell(SampleNotice.outcome(subject), List.of(mia));
        });
        id = QuarkusTransaction.requiringNew()
                .call(() ->
                        notifications.find("subject", subject).firstResult().id.toString());
    }

    @Test
    void operatorsSeeTheOutbox() {
        SignedIn.as("olga")
                .get("/api/notifications?state=PENDING")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].template", equalTo("outcome"))
                .body("items[0].kind", equalTo("outcome"))
                .body("items[0].channel", equalTo("MAIL"))
                .body("items[0].language", equalTo("en"))
                .body("items[0].recipient", equalTo("mia"))
                .body("items[0].address", equalTo("mia@example.org"))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].attempts", equalTo(0));
        SignedIn.as("admin").get("/api/notifications").then().statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void othersDoNot() {
        given().get("/api/notifications").then().statusCode(401);
        SignedIn.as("anna").get("/api/notifications").then().statusCode(403);
        SignedIn.as("anna").post("/api/notifications/" + id + "/retry").then().statusCode(403);
    }

    @Test
    void badParametersAreNamed() {
        SignedIn.as("olga")
                .get("/api/notifications?state=GONE")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("state"))
                .body("violations[0].message", equalTo("Must be one of [PENDING, SENT, FAILED, CANCELLED]."));
        SignedIn.as("olga").get("/api/notifications?size=0").then().statusCode(400);
        SignedIn.as("olga").get("/api/notifications?size=201").then().statusCode(400);
        SignedIn.as("olga").get("/api/notifications?page=-1").then().statusCode(400);
    }

    @Test
    void theOutboxIsSearchedByKindRecipientAndTask() {
        String task = "task-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.update("taskId = ?1 where id = ?2", task, UUID.fromString(id)));

        SignedIn.as("olga")
                .get("/api/notifications?kind=outcome&recipient=mia&task=" + task)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].taskId", equalTo(task));
        for (String other : List.of("kind=reminder", "recipient=anna", "state=CANCELLED")) {
            SignedIn.as("olga")
                    .get("/api/notifications?task=" + task + "&" + other)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(0));
        }
        SignedIn.as("olga")
                .get("/api/notifications?kind=gossip")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"));
    }

    @Test
    void aFailedOneIsTriedAgain() {
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.update("state = 'FAILED' where id = ?1", UUID.fromString(id)));

        SignedIn.as("olga").post("/api/notifications/" + id + "/retry").then().statusCode(204);

        SignedIn.as("olga").get("/api/notifications?state=PENDING").then().body("items.id", hasItem(id));
    }

    @Test
    void anyOtherIsNot() {
        SignedIn.as("olga")
                .post("/api/notifications/" + id + "/retry")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-failed"))
                .body("detail", equalTo("Notification " + id + " is PENDING; only a FAILED one can be tried again."));
        SignedIn.as("olga")
                .post("/api/notifications/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
        SignedIn.as("olga").post("/api/notifications/x/retry").then().statusCode(404);
    }

    @Test
    void theInboxShowsOnesOwnMailsAndAdminsAll() {
        sender.sendDue(10);

        String list = SignedIn.as("mia")
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains(subject).contains("Mails to mia@example.org");
        String page = list.replaceAll("(?s).*href=\"(/dev/inbox/[^\"]+)\"><strong>" + subject + ".*", "$1");
        SignedIn.as("mia")
                .get(page)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .body(containsString("sandbox=\"allow-same-origin allow-popups allow-popups-to-escape-sandbox\""))
                .body(containsString("&lt;table"));
        SignedIn.as("admin").get("/dev/inbox").then().statusCode(200).body(containsString(subject));
        SignedIn.as("admin").get(page).then().statusCode(200);
        SignedIn.as("ben").get("/dev/inbox").then().statusCode(200).body(not(containsString(subject)));
        SignedIn.as("ben").get(page).then().statusCode(404);
        given().redirects().follow(false).get("/dev/inbox").then().statusCode(302);
    }
}
