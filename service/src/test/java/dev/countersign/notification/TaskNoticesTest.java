package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told of a task, and who is not any more. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class TaskNoticesTest extends NoticeTestBase {

    @Inject
    Notices notices;

    @Inject
    OutboxSender sender;

    @Test
    void whoGetsATaskLaterIsToldUnlessTheyTookIt() {
        String taken = task("managers");
        as("mia", () -> tasks.claim(taken, "mia"));
        assertThat(told(taken))
                .containsExactly("admin candidate CANCELLED", "mia candidate PENDING", "null candidate CANCELLED");

        String given = task("managers");
        as("mia", () -> tasks.setAssignee(given, "anna"));
        assertThat(told(given))
                .containsExactly(
                        "admin candidate CANCELLED",
                        "anna assigned PENDING",
                        "mia candidate CANCELLED",
                        "null candidate CANCELLED");
    }

    @Test
    void whoeverIsAskedInsteadIsToldAndTheFirstOneIsNotAnyMore() {
        String id = task("nobody-at-all");
        as("olga", () -> tasks.setAssignee(id, "anna"));
        as("olga", () -> tasks.setAssignee(id, "ben"));

        assertThat(told(id)).containsExactly("anna assigned CANCELLED", "ben assigned PENDING");
    }

    @Test
    void aGroupThatIsAddedLaterHearsOfItOnce() {
        String id = task("nobody-at-all");
        as("olga", () -> tasks.addCandidateGroup(id, "managers"));
        as("olga", () -> tasks.setPriority(id, 80));
        as("olga", () -> tasks.addCandidateUser(id, "mia"));
        as("anna", () -> tasks.addCandidateUser(id, "anna"));

        assertThat(told(id))
                .containsExactly("admin candidate PENDING", "mia candidate PENDING", "null candidate PENDING");
    }

    @Test
    void whatIsQueuedIsCancelledWhenTheTaskIsDone() {
        String id = task("managers");
        notices.tell(NoticeKind.REMINDER, id, List.of("mia"), NoticeDetails.none());
        notices.tell(
                NoticeKind.MENTIONED, id, List.of("anna"), NoticeDetails.none().comment("Look, anna"));

        tasks.complete(id);

        assertThat(told(id))
                .containsExactly(
                        "admin candidate CANCELLED",
                        "anna mentioned PENDING",
                        "mia candidate CANCELLED",
                        "mia reminder CANCELLED",
                        "null candidate CANCELLED");
        assertThat(rowsOf(id).get(0).lastError).isEqualTo("The task is completed.");
    }

    @Test
    void aCancelledRunCancelsItsMails() {
        String id = task("managers");
        runtime.deleteProcessInstance(
                tasks.createTaskQuery().taskId(id).singleResult().getProcessInstanceId(), "test");

        assertThat(told(id)).allMatch(row -> row.endsWith(" CANCELLED")).hasSize(3);
    }

    @Test
    void whoeverMissedAnOfferHearsOfItWhenTheTaskIsFreeAgain() {
        String id = task("managers");
        as("mia", () -> tasks.claim(id, "mia"));
        as("mia", () -> tasks.claim(id, null));

        assertThat(told(id)).contains("admin candidate PENDING", "mia candidate PENDING");
    }

    @Test
    void theSenderLooksAtTheTaskItselfToo() throws MessagingException {
        String id = task("managers");
        tasks.complete(id);
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.update("state = 'PENDING' where taskId = ?1 and channel = 'MAIL'", id));

        sender.sendDue(10);

        assertThat(told(id)).allMatch(row -> row.endsWith(" CANCELLED"));
        assertThat(received("mia@example.org")).isEmpty();
    }

    @Test
    void anEscalationTakesThePlaceOfAnOfferAndOutlivesAClaim() {
        String id = task("managers");
        notices.tell(NoticeKind.ESCALATED, id, List.of("mia"), NoticeDetails.none());
        as("anna", () -> tasks.setAssignee(id, "anna"));

        assertThat(told(id)).contains("mia candidate CANCELLED", "mia escalated PENDING");
    }

    @Test
    void nobodyIsRemindedOfATaskThatIsOver() {
        String id = task("nobody-at-all");
        tasks.complete(id);

        notices.tell(NoticeKind.REMINDER, id, List.of("mia"), NoticeDetails.none());
        notices.tell(
                NoticeKind.MENTIONED, id, List.of("mia"), NoticeDetails.none().comment("That was good, mia"));

        assertThat(told(id)).containsExactly("mia mentioned PENDING");
        assertThat(rowsOf(id).get(0).textBody)
                .contains("That was good, mia")
                .contains("You were mentioned in a comment.");
    }

    @Test
    void aFinnishReaderGetsFinnishMailInTheirTimeZone() throws MessagingException {
        prefer("mia", "{\"language\":\"fi\",\"timeZone\":\"Europe/Helsinki\"}");
        task("managers");

        sender.sendDue(10);

        ReceivedMail finnish = received("mia@example.org").get(0);
        assertThat(finnish.subject()).isEqualTo("Uusi tehtävä: Look · " + businessKey);
        assertThat(finnish.text())
                .contains("Hei Mia")
                .contains("Tehtävä odottaa sinua tai jotakin ryhmistäsi.")
                .contains("Määräaika: 1.7.2026 klo 9.05 (UTC+3)")
                .contains("Avaa tehtävä: https://countersign.example.org/tasks/");
        assertThat(finnish.html()).contains("<html lang=\"fi\">").contains("Ilmoitusasetukset");
        assertThat(received("admin@example.org").get(0).text()).contains("Due: 1 Jul 2026, 06:05 (UTC)");
    }
}
