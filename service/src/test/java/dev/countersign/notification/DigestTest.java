package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.StaleTasks;
import dev.countersign.evidence.Staleness;
import dev.countersign.identity.UserDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Digests and quiet hours, with the clock set: in Helsinki summer time begins on 29 March 2026. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class DigestTest extends NoticeTestBase {
    private static final String DAILY =
            "{\"language\":\"fi\",\"timeZone\":\"Europe/Helsinki\",\"channels\":{\"candidate\":\"digest\"},"
                    + "\"digest\":{\"every\":\"day\",\"at\":\"08:00\"}}";

    @Inject
    Digests digests;

    @Inject
    OutboxSender sender;

    @Inject
    PreferenceService service;

    @Inject
    EntityManager entityManager;

    @Inject
    UserDirectory directory;

    @Inject
    NoticeFilters filters;

    @Inject
    TaskNotices writer;

    @Inject
    Staleness staleness;

    @Inject
    StaleTasks staleTasks;

    @Inject
    MailRenderer renderer;

    @Inject
    Clock clock;

    @Test
    void oneMailTellsWhatIsStillOpenAtItsTime() throws MessagingException {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        String open = task("managers");
        String done = task("managers");
        String taken = task("managers");
        assertThat(told(open)).doesNotContain("mia candidate PENDING");

        setClock("2026-03-29T04:59:59Z"); // 07:59:59 in Helsinki, where the night was an hour shorter
        send();
        assertThat(digestsTo("mia@example.org")).isEmpty();

        tasks.complete(done);
        as("anna", () -> tasks.claim(taken, "anna"));
        setClock("2026-03-29T05:00:00Z");
        send();
        send();

        assertThat(digestsTo("mia@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("1 asia odottaa sinua");
            assertThat(mail.text())
                    .contains("/tasks/" + open)
                    .contains("Tarjottu sinulle tai jollekin ryhmistäsi · 28.3.2026 klo 12.00 (UTC+2)")
                    .doesNotContain(done)
                    .doesNotContain(taken);
            assertThat(mail.html()).contains("/tasks/" + open).contains("Look · " + businessKey);
        });
        assertThat(waiting()).containsExactly(taken);
    }

    @Test
    void anOfferThatSomebodyHadTakenIsInTheNextDigestAfterTheyGiveItBack() throws MessagingException {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        String id = task("managers");
        as("anna", () -> tasks.claim(id, "anna"));
        setClock("2026-03-29T05:00:00Z");
        send();
        assertThat(digestsTo("mia@example.org")).isEmpty();

        as("anna", () -> tasks.claim(id, null));
        setClock("2026-03-30T05:00:00Z");
        send();

        assertThat(digestsTo("mia@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("/tasks/" + id));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatSomebodyElseHasDoneMeanwhileWaitsForNoDigest() {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        String id = task("managers");
        as("anna", () -> tasks.claim(id, "anna"));
        setClock("2026-03-29T05:00:00Z");
        send();
        assertThat(waiting()).containsExactly(id);

        as("anna", () -> tasks.complete(id));
        setClock("2026-03-30T05:00:00Z");
        send();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void aDigestThatCannotBeMadeHoldsUpNobodyElses() throws MessagingException {
        prefer("admin", DAILY);
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        String id = task("managers");
        setClock("2026-03-29T05:00:00Z");
        Digests failing = new Digests(digestItems, notifications, service, withoutAdmin(), directory, renderer, clock);

        failing.queueDue();
        sender.sendDue(50);

        assertThat(digestsTo("mia@example.org")).hasSize(1);
        assertThat(waiting()).containsExactly(id);
        setClock("2026-03-29T05:05:00Z");
        send();
        assertThat(waiting()).isEmpty();
    }

    /** Cannot find out anything for one person. */
    private OpenTasks withoutAdmin() {
        return new OpenTasks(entityManager, directory, filters, List.of(), tasks, writer, staleness, staleTasks) {
            @Override
            Optional<Objection> objection(
                    @Nullable NoticeKind kind, @Nullable String taskId, @Nullable String recipientId) {
                if ("admin".equals(recipientId)) {
                    throw new IllegalStateException("the directory does not answer");
                }
                return super.objection(kind, taskId, recipientId);
            }
        };
    }

    private List<String> waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        digestItems.listAll().stream().map(item -> item.taskId).toList());
    }

    @Test
    void nothingLeftToSayIsNoMail() throws MessagingException {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        tasks.complete(task("managers"));

        setClock("2026-03-29T05:00:00Z");
        send();

        assertThat(digestsTo("mia@example.org")).isEmpty();
        assertThat(digestItems.count()).isZero();
    }

    @Test
    void oneTaskIsOneLineHoweverOftenThereWasSomethingToSay() throws MessagingException {
        prefer(
                "mia",
                "{\"channels\":{\"candidate\":\"digest\",\"reminder\":\"digest\",\"mentioned\":\"digest\"},"
                        + "\"digest\":{\"every\":\"hour\"}}");
        setClock("2026-03-28T10:00:00Z");
        String id = task("managers");
        notices.tell(NoticeKind.REMINDER, id, List.of("mia"), NoticeDetails.none());
        notices.tell(
                NoticeKind.MENTIONED, id, List.of("mia"), NoticeDetails.none().comment("mia?"));

        setClock("2026-03-28T11:00:00Z");
        send();

        assertThat(digestsTo("mia@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("2 things wait for you");
            assertThat(mail.text())
                    .contains("Reminder · ")
                    .contains("You were mentioned · ")
                    .doesNotContain("Offered to you");
        });
    }

    @Inject
    Notices notices;

    @Test
    void anotherTimeCountsForWhatHasGatheredToo() throws MessagingException {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        task("managers");
        service.change(
                "mia",
                new PreferencesRequest(
                        "en",
                        "UTC",
                        Map.of("candidate", "digest"),
                        new PreferencesRequest.Digest("day", "12:00"),
                        null,
                        null));

        setClock("2026-03-28T12:00:00Z");
        send();

        assertThat(digestsTo("mia@example.org")).hasSize(1);
    }

    @Test
    void twoNodesMakeOneDigest() throws MessagingException {
        prefer("mia", DAILY);
        setClock("2026-03-28T10:00:00Z");
        task("managers");

        setClock("2026-03-29T05:00:00Z");
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(digests::queueDue), CompletableFuture.runAsync(digests::queueDue))
                .join();
        send();

        assertThat(digestsTo("mia@example.org")).hasSize(1);
    }

    @Test
    void aMailWaitsForTheEndOfQuietHoursAndOthersDoNotWaitForIt() throws MessagingException {
        prefer(
                "mia",
                "{\"timeZone\":\"Europe/Helsinki\","
                        + "\"quietHours\":{\"from\":\"20:00\",\"to\":\"07:00\",\"urgentAnyway\":true}}");
        setClock("2026-03-28T19:00:00Z");
        String id = task("managers");
        String escalated = task("nobody-at-all");
        notices.tell(NoticeKind.ESCALATED, escalated, List.of("mia"), NoticeDetails.none());

        send();
        assertThat(subjectsTo("mia@example.org")).containsExactly("Escalated to you: Look · " + businessKey);

        setClock("2026-03-29T03:59:59Z");
        send();
        assertThat(told(id)).contains("mia candidate PENDING");

        setClock("2026-03-29T04:00:00Z");
        send();
        assertThat(told(id)).contains("mia candidate SENT");
    }

    @Test
    void quietHoursChosenAfterwardsCountForWhatIsQueued() {
        setClock("2026-03-28T19:00:00Z");
        String id = task("managers");
        prefer("mia", "{\"timeZone\":\"Europe/Helsinki\",\"quietHours\":{\"from\":\"20:00\",\"to\":\"07:00\"}}");

        send();
        assertThat(told(id)).contains("mia candidate PENDING", "admin candidate SENT");
        assertThat(rowsOf(id).stream().filter(row -> "mia".equals(row.recipientId)))
                .allSatisfy(row -> assertThat(row.notBefore).isEqualTo("2026-03-29T04:00:00Z"));

        setClock("2026-03-29T04:00:00Z");
        send();
        assertThat(told(id)).contains("mia candidate SENT");
    }

    private void send() {
        digests.queueDue();
        sender.sendDue(50);
    }

    private List<String> subjectsTo(String address) throws MessagingException {
        return received(address).stream().map(ReceivedMail::subject).toList();
    }

    private List<ReceivedMail> digestsTo(String address) throws MessagingException {
        return received(address).stream()
                .filter(mail -> mail.subject().matches("\\d+ .*"))
                .toList();
    }
}
