package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to chat rooms, through a real HTTP server. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class WebhookTest extends NoticeTestBase {

    @Inject
    OutboxSender sender;

    @Inject
    Notices notices;

    private ChatServer chat;

    @BeforeEach
    void open() throws IOException {
        chat = new ChatServer();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void aRoomHearsOfWhatIsOfferedToItsGroup() throws IOException {
        String id = task("managers");

        sender.sendDue(10);

        assertThat(chat.messages()).hasSize(1);
        ChatServer.Message message = chat.messages().get(0);
        assertThat(message.path()).isEqualTo("/secret-team");
        assertThat(message.contentType()).isEqualTo("application/json; charset=utf-8");
        JsonNode body = new ObjectMapper().readTree(message.body());
        assertThat(body.path("text").asText()).isEqualTo("New task: Look · " + businessKey);
        JsonNode blocks = body.path("blocks");
        assertThat(blocks.findValuesAsText("type")).contains("header", "section", "actions", "button");
        assertThat(blocks.path(0).path("text").path("text").asText()).isEqualTo("Look · " + businessKey);
        assertThat(message.body())
                .contains("https://countersign.example.org/tasks/" + id)
                .contains("*Process*\\nNotices")
                .doesNotContain("mail-decision");
        assertThat(told(id)).contains("null candidate SENT");
    }

    @Test
    void otherGroupsKindsAndProcessesDoNotReachIt() {
        task("forecast-reviewers");
        String other = task("managers");
        sender.sendDue(20);
        int before = chat.messages().size();

        notices.tell(NoticeKind.REMINDER, other, List.of("mia"), NoticeDetails.none());
        sender.sendDue(20);

        assertThat(chat.messages()).hasSize(before).hasSize(1);
    }

    @Test
    void aPersonMayBeToldThereTooAndNobodyCanForgeMarkup() {
        prefer("anna", "{\"language\":\"fi\",\"webhook\":\"people\",\"channels\":{\"mentioned\":\"webhook\"}}");
        String id = task("nobody-at-all");
        notices.tell(
                NoticeKind.MENTIONED, id, List.of("anna"), NoticeDetails.none().comment("<!channel> & <http://x|y>"));

        sender.sendDue(10);

        assertThat(chat.messages()).singleElement().satisfies(message -> {
            assertThat(message.path()).isEqualTo("/secret-people");
            assertThat(message.body())
                    .contains("Sinut mainittiin kommentissa.")
                    .contains("> &lt;!channel&gt; &amp; &lt;http://x|y&gt;");
        });
        assertThat(told(id)).containsExactly("anna mentioned SENT");
    }

    @Test
    void whoSharesARoomIsToldThereOnceAndByName() {
        prefer("mia", "{\"webhook\":\"people\",\"channels\":{\"mentioned\":\"webhook\"}}");
        prefer("anna", "{\"webhook\":\"people\",\"channels\":{\"mentioned\":\"webhook\"}}");
        String id = task("nobody-at-all");
        notices.tell(NoticeKind.MENTIONED, id, List.of("anna", "mia", "ben"), NoticeDetails.none());

        sender.sendDue(10);

        assertThat(chat.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("*For*\\nAnna Analyst, Mia Manager"));
        assertThat(told(id)).containsExactly("ben mentioned SENT", "null mentioned SENT");
    }

    @Test
    void aRoomThatHeardOfTheAssignmentIsNotToldOfTheOfferToo() {
        for (String person : List.of("mia", "admin")) {
            prefer(
                    person,
                    "{\"webhook\":\"people\",\"channels\":{\"candidate\":\"webhook\",\"escalated\":\"webhook\"}}");
        }
        String id = task("managers");
        notices.tell(NoticeKind.ESCALATED, id, List.of("mia", "admin"), NoticeDetails.none());

        assertThat(rowsOf(id).stream().filter(row -> row.recipientAddress.equals("webhook:people")))
                .extracting(row -> row.kind + " " + row.state)
                .containsExactlyInAnyOrder("CANDIDATE CANCELLED", "ESCALATED PENDING");
    }

    @Test
    void whoAsksForTimeGetsItAndTheSameMessageComesAgain() {
        setClock("2026-03-28T10:00:00Z");
        chat.next(429, "90");
        chat.next(503, "Sat, 28 Mar 2026 10:05:00 GMT");
        String id = task("managers");

        sender.sendDue(10);
        setClock("2026-03-28T10:01:29Z");
        sender.sendDue(10);
        assertThat(chat.messages()).hasSize(1);

        setClock("2026-03-28T10:01:30Z");
        sender.sendDue(10);
        setClock("2026-03-28T10:04:59Z");
        sender.sendDue(10);
        assertThat(chat.messages()).hasSize(2);

        setClock("2026-03-28T10:05:00Z");
        sender.sendDue(10);

        assertThat(chat.messages()).hasSize(3);
        assertThat(chat.messages())
                .extracting(ChatServer.Message::id)
                .containsOnly(webhookRow(id).id.toString());
        assertThat(webhookRow(id).state).isEqualTo(NotificationState.SENT);
    }

    @Test
    void aRoomThatIsGoneIsGivenUpAndItsAddressIsShownNowhere() {
        chat.next(404, "");
        String id = task("managers");

        sender.sendDue(10);

        assertThat(webhookRow(id).state).isEqualTo(NotificationState.FAILED);
        assertThat(webhookRow(id).lastError).isEqualTo("Webhook 'team' answered 404.");
        SignedIn.as("olga")
                .get("/api/notifications?task=" + id)
                .then()
                .statusCode(200)
                .body(containsString("webhook:team"))
                .body(not(containsString("secret-team")));
    }

    @Test
    void aRoomThatIsAwayHoldsNoMailUp() {
        chat.close();
        String id = task("managers");

        sender.sendDue(10);

        assertThat(told(id)).containsExactly("admin candidate SENT", "mia candidate SENT", "null candidate PENDING");
        assertThat(webhookRow(id).lastError).isEqualTo("Webhook 'team' cannot be reached (ConnectException).");
    }

    @Test
    void redirectsAreNotFollowed() {
        chat.next(302, "");
        String id = task("managers");

        sender.sendDue(10);

        assertThat(chat.messages()).hasSize(1);
        assertThat(webhookRow(id).lastError).isEqualTo("Webhook 'team' answered 302.");
    }

    private Notification webhookRow(String taskId) {
        return rowsOf(taskId).stream()
                .filter(row -> row.channel == Delivery.WEBHOOK)
                .findFirst()
                .orElseThrow();
    }
}
