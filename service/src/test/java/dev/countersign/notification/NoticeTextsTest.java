package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Notices that ask their reader for something else than a decision say so, in the reader's language and time zone. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class NoticeTextsTest extends NoticeTestBase {
    private static final String FINNISH = "{\"language\":\"fi\",\"timeZone\":\"Europe/Helsinki\"}";
    private static final NoticeDetails LATE = NoticeDetails.none()
            .word("why", "not-completed")
            .moment("deadline", Instant.parse("2026-07-01T06:05:00Z"))
            .word("nowWith", "candidates");

    @Inject
    Notices notices;

    @Test
    void whoeverLosesATaskIsNotToldThatItIsUpToThem() {
        String id = task("nobody-at-all");
        notices.tell(NoticeKind.REASSIGNED, id, List.of("anna"), LATE);

        Notification mail = mail(id, "anna");
        assertThat(mail.subject).isEqualTo("Not yours any more: Look · " + businessKey);
        assertThat(mail.textBody)
                .contains("A task that was yours has been given to somebody else, because it took too long.")
                .contains("Why: This task was not completed in time")
                .contains("Deadline: 1 Jul 2026, 06:05 (UTC)")
                .contains("Now with: those to whom it is offered")
                .doesNotContain("up to you");
    }

    @Test
    void aFinnishReaderReadsFinnishThroughout() {
        prefer("anna", FINNISH);
        String id = task("nobody-at-all");
        notices.tell(NoticeKind.REASSIGNED, id, List.of("anna"), LATE);

        Notification mail = mail(id, "anna");
        assertThat(mail.subject).isEqualTo("Ei enää sinun: Look · " + businessKey);
        assertThat(mail.textBody)
                .contains("Sinulla ollut tehtävä on annettu toiselle")
                .contains("Syy: Tehtävää ei saatu valmiiksi ajoissa")
                .contains("Takaraja: 1.7.2026 klo 9.05 (UTC+3)")
                .contains("Nyt tehtävä on: niillä, joille sitä tarjotaan")
                .contains("Katso tehtävää: https://countersign.example.org/tasks/" + id)
                .doesNotContain("Deadline")
                .doesNotContain("(UTC)");
    }

    @Test
    void aRequestForAnExceptionLeadsToThePageOfExceptions() {
        String id = task("nobody-at-all");
        NoticeDetails asked = NoticeDetails.none()
                .text("beneficiary", "Ben")
                .text("askedBy", "Ada")
                .comment("all others are ill");
        notices.tell(NoticeKind.EXCEPTION, id, List.of("admin"), asked);
        prefer("mia", FINNISH);
        notices.tell(NoticeKind.EXCEPTION, id, List.of("mia"), asked);

        assertThat(mail(id, "admin").subject).isEqualTo("Exception asked for: Look · " + businessKey);
        assertThat(mail(id, "admin").textBody)
                .contains("It takes a second admin to grant or to refuse it.")
                .contains("For whom: Ben")
                .contains("Asked by: Ada")
                .contains("all others are ill")
                .contains("Answer the request: https://countersign.example.org/overrides")
                .doesNotContain("/tasks/");
        assertThat(mail(id, "mia").subject).isEqualTo("Poikkeusta pyydetään: Look · " + businessKey);
        assertThat(mail(id, "mia").textBody)
                .contains("Kenelle: Ben")
                .contains("Pyytäjä: Ada")
                .contains("Vastaa pyyntöön: https://countersign.example.org/overrides");
    }

    @Test
    void twoRequestsAboutOneTaskAreTwoMails() {
        String id = task("nobody-at-all");
        notices.tell(
                NoticeKind.EXCEPTION, id, List.of("mia"), NoticeDetails.none().text("beneficiary", "Ben"));
        notices.tell(
                NoticeKind.EXCEPTION, id, List.of("mia"), NoticeDetails.none().text("beneficiary", "Anna"));

        assertThat(told(id)).containsExactly("mia exception PENDING", "mia exception PENDING");
    }

    @Test
    void adminsHearThatNobodyMayDecide() {
        prefer("mia", FINNISH);
        String id = task("nobody-at-all");
        notices.tell(
                NoticeKind.STUCK,
                id,
                List.of("admin", "mia"),
                NoticeDetails.none().text("reason", "Nobody may."));

        assertThat(mail(id, "admin").subject).isEqualTo("Nobody may decide: Look · " + businessKey);
        assertThat(mail(id, "admin").textBody)
                .contains("Too few people may decide about a task")
                .contains("Reason: Nobody may.")
                .doesNotContain("up to you");
        assertThat(mail(id, "mia").subject).isEqualTo("Kukaan ei voi päättää: Look · " + businessKey);
        assertThat(mail(id, "mia").textBody).contains("Perustelu: Nobody may.");
    }

    @Test
    void newerDataIsToldInBothLanguages() {
        prefer("mia", FINNISH);
        String id = task("managers");
        notices.tell(
                NoticeKind.STALE,
                id,
                List.of("admin", "mia"),
                NoticeDetails.none().text("data", "/data/sales"));

        assertThat(last(id, "admin").subject).isEqualTo("Newer data: Look · " + businessKey);
        assertThat(last(id, "admin").textBody)
                .contains("Take a fresh look before you decide.")
                .contains("Data: /data/sales");
        assertThat(last(id, "mia").subject).isEqualTo("Aineisto on muuttunut: Look · " + businessKey);
        assertThat(last(id, "mia").textBody)
                .contains("se on muuttunut")
                .contains("Aineisto: /data/sales")
                .contains("Avaa tehtävä");
    }

    @Test
    void noneOfThemHasButtons() {
        assertThat(List.of(NoticeKind.REASSIGNED, NoticeKind.EXCEPTION, NoticeKind.STUCK, NoticeKind.STALE))
                .noneMatch(NoticeKind::isForDeciders);
    }

    private Notification last(String taskId, String person) {
        return rowsOf(taskId).stream()
                .filter(row -> Objects.equals(row.recipientId, person))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Notification mail(String taskId, String person) {
        return rowsOf(taskId).stream()
                .filter(row -> Objects.equals(row.recipientId, person))
                .findFirst()
                .orElseThrow();
    }
}
