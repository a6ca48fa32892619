package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.DatasetVersion;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Data is read anew, and the holders of open tasks hear of it. */
@QuarkusTest
class StaleTaskNoticesTest extends HumanReviewTest {

    private final String dataset = "sales-" + UUID.randomUUID();

    @Inject
    LineageService lineage;

    @Inject
    EvidenceService evidence;

    @Inject
    TaskService taskService;

    @Inject
    EntityManager entityManager;

    @Inject
    StaleTaskNotices notices;

    @BeforeEach
    void showEvidenceOfTheFirstVersion() {
        QuarkusTransaction.requiringNew().run(() -> execute("delete from data_announcement"));
        digest = madeFrom("v1");
        run = review.start(digest);
        task = review.task(run).getId();
        arrives("v1");
        tellAll();
        claim(ANNA);
    }

    @Test
    void itsHolderIsToldOnce() {
        for (String version : List.of("v2", "v3", "v1", "v4")) {
            arrives(version);
            tellAll();
        }

        assertThat(told()).singleElement().asString().startsWith("anna ").contains("Data: " + dataset);
    }

    @Test
    void itsCandidatesAreToldWhenNobodyHasIt() {
        as(ANNA).post("/api/tasks/" + task + "/unclaim").then().statusCode(200);
        taskService.addCandidateUser(task, "ben");
        arrives("v2");
        tellAll();

        // others may belong to the group by now, each of them hears of it once
        assertThat(told()).filteredOn(row -> row.startsWith("ben ")).hasSize(1);
        assertThat(told()).doesNotHaveDuplicates().noneMatch(row -> row.startsWith("anna "));
    }

    @Test
    void nobodyIsToldOfDataThatIsTheSame() {
        arrives("v1");
        tellAll();

        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyIsToldOfDataThatIsReplacedBeforeThat() {
        arrives("v2");
        arrives("v1");
        tellAll();

        assertThat(told()).isEmpty();
    }

    @Test
    void isToldAfterTheCommitOnly() {
        arrives("v2");
        assertThat(told()).isEmpty();

        tellAll();
        assertThat(told()).hasSize(1);
    }

    /** While somebody is being told of one task, data comes in and another task is decided about. */
    @Test
    void neitherDataNorDecisionsWaitForThoseWhoTell() throws Exception {
        String other = task;
        run = review.start(digest);
        task = review.task(run).getId();
        claim(ANNA);
        QuarkusTransaction.begin();
        try {
            execute("insert into stale_notice (task_id, digest) values ('" + other + "', '" + digest + "')");
            CompletableFuture.runAsync(() -> arrives("v2")).get(120, TimeUnit.SECONDS);
            CompletableFuture<Void> telling = CompletableFuture.runAsync(this::tellAll);
            Map<String, Object> body =
                    Map.of("data", Map.of("decision", "approve"), "evidenceDigest", digest, "staleSeen", "v2");

            int status = CompletableFuture.supplyAsync(() -> as(ANNA).contentType("application/json")
                            .body(body)
                            .post("/api/tasks/" + task + "/complete")
                            .statusCode())
                    .get(120, TimeUnit.SECONDS);

            assertThat(status).isEqualTo(200);
            QuarkusTransaction.rollback();
            telling.get(120, TimeUnit.SECONDS);
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
        task = other;
        assertThat(told()).hasSize(1);
    }

    /** Whoever goes on after a crash tells the rest, and nobody twice. */
    @Test
    void goesOnWhereItStopped() {
        List<String> all = new ArrayList<>(List.of(task));
        for (int i = 0; i < 4; i++) {
            run = review.start(digest);
            task = review.task(run).getId();
            claim(ANNA);
            all.add(task);
        }
        arrives("v2");
        assertThat(notices.tellSome(2)).isTrue();
        assertThat(told(all)).hasSize(2);
        // the crash came before it was written down how far it got
        QuarkusTransaction.requiringNew().run(() -> execute("update data_announcement set after_task = ''"));

        tellAll();

        assertThat(told(all)).hasSize(5);
        assertThat(announcements()).isZero();
    }

    /** A disturbance that lasts longer than a round takes. */
    @Test
    void whatCouldNotBeToldIsTriedAgainAfterAWhile() {
        arrives("v2");
        QuarkusTransaction.requiringNew()
                .run(() -> execute("alter table stale_notice add constraint disturbance check (task_id <> '" + task
                        + "') not valid"));
        try {
            notices.tellDue();
            assertThat(announcements()).isOne();
            ClockUtil.offset(Duration.ofSeconds(11).toMillis());
            notices.tellDue();
            assertThat(announcements()).isOne();
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> execute("alter table stale_notice drop constraint disturbance"));
        }

        ClockUtil.offset(Duration.ofSeconds(29).toMillis());
        notices.tellDue();
        assertThat(told()).isEmpty();
        ClockUtil.offset(Duration.ofSeconds(33).toMillis());
        notices.tellDue();

        assertThat(told()).hasSize(1);
        assertThat(announcements()).isZero();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    private void tellAll() {
        while (notices.tellSome(50)) {
            // until nothing is left
        }
    }

    private List<String> told() {
        return told(List.of(task));
    }

    private List<String> told(List<String> tasks) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery(
                                "select recipient_id || ' ' || text_body from notification"
                                        + " where task_id in (?1) and kind = 'STALE' and channel = 'MAIL'",
                                String.class)
                        .setParameter(1, tasks)
                        .getResultList()
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    private long announcements() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entityManager
                                .createNativeQuery("select count(*) from data_announcement")
                                .getSingleResult())
                        .longValue());
    }

    private void execute(String statement) {
        entityManager.createNativeQuery(statement).executeUpdate();
    }

    private String madeFrom(String version) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Made from " + dataset);
        document.putArray("sources").addObject().put("name", dataset).put("version", version);
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "numbers");
        return evidence.store(document);
    }

    private void arrives(String version) {
        lineage.becomeCurrent("human-review", new DatasetVersion(dataset, version));
    }
}
