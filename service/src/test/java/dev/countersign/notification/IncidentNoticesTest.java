package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.runtime.Job;

/** What operators hear of incidents. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class IncidentNoticesTest extends NoticeTestBase {

    @Inject
    ManagementService management;

    @Inject
    IncidentNotices incidents;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void forgetIncidents() {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from notification_incident")
                        .executeUpdate());
    }

    @Test
    void operatorsAreToldOnceAllRetriesAreUsedUp() {
        setClock("2026-03-28T10:00:00Z");
        String instance = start();
        Job job = management.createJobQuery().processInstanceId(instance).singleResult();
        fail(job);
        fail(job);
        assertThat(mailsTo("olga")).isEmpty();

        fail(job);

        assertThat(mailsTo("admin")).hasSize(1);
        assertThat(mailsTo("olga")).singleElement().satisfies(mail -> {
            assertThat(mail.subject).isEqualTo("Incident: Failing · fail");
            assertThat(mail.textBody)
                    .contains("A process cannot go on and needs an operator.")
                    .contains("Step: fail")
                    .contains("noSuchVariable")
                    .contains("https://countersign.example.org/instances/" + instance);
        });
    }

    @Test
    void thoseThatFollowAreCountedAndToldTogether() {
        setClock("2026-03-28T10:00:00Z");
        incident();
        setClock("2026-03-28T10:20:00Z");
        incident();
        incident();
        incident();
        incidents.tellCounted();
        assertThat(mailsTo("olga")).hasSize(1);

        setClock("2026-03-28T11:00:00Z");
        incidents.tellCounted();
        incidents.tellCounted();

        assertThat(mailsTo("olga")).hasSize(2);
        assertThat(mailsTo("olga").get(1).textBody).contains("More incidents at this step: 2");

        setClock("2026-03-28T12:00:01Z");
        incident();
        assertThat(mailsTo("olga")).hasSize(3);
    }

    private String start() {
        return runtime.startProcessInstanceByKey("notice-test-failing", businessKey)
                .getId();
    }

    private void incident() {
        Job job = management.createJobQuery().processInstanceId(start()).singleResult();
        for (int i = 0; i < 3; i++) {
            fail(job);
        }
    }

    private void fail(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("noSuchVariable");
        }
    }

    private List<Notification> mailsTo(String user) {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list(
                        "kind = ?1 and state = 'PENDING' and recipientId = ?2"
                                + " and definitionKey = 'notice-test-failing' order by sequence",
                        NoticeKind.INCIDENT,
                        user));
    }
}
