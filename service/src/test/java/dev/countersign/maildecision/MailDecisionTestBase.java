package dev.countersign.maildecision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.task.Task;

/** A task whose mails have buttons, and what people do with them. */
abstract class MailDecisionTestBase {
    private static final Pattern LINK =
            Pattern.compile("href=\"[^\"]*/mail-decision/([A-Za-z0-9_-]{43})\"[^>]*>([^<]+)<");

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    EvidenceService evidence;

    @Inject
    EntityManager entityManager;

    String instanceId;
    String taskId;

    @BeforeEach
    void start() {
        repository
                .createDeployment()
                .name("mail-decision")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/mail-decision.bpmn")
                .addInputStream("mail-decision.form", getClass().getResourceAsStream("/models/mail-decision.form"))
                .deploy();
        instanceId = runtime.startProcessInstanceByKey(
                        "mail-decision",
                        "md-" + UUID.randomUUID(),
                        Map.of("facts", Map.of("evidence", evidenceWith(0.085))))
                .getId();
        taskId = task().getId();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    static ValidatableResponse decide(String user, String link, String body) {
        return SignedIn.as(user)
                .contentType("application/json")
                .body(body)
                .post("/api/mail-decisions/" + link)
                .then();
    }

    String link(String user, String label) {
        return Objects.requireNonNull(linksOf(user).get(label), label);
    }

    /** The tokens of a person's mail about the task, by label. */
    Map<String, String> linksOf(String user) {
        String html = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery(
                                "select html_body from notification where task_id = ?1 and recipient_id = ?2")
                        .setParameter(1, taskId)
                        .setParameter(2, user)
                        .getSingleResult()
                        .toString());
        Map<String, String> links = new LinkedHashMap<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find()) {
            links.put(matcher.group(2), matcher.group(1));
        }
        return links;
    }

    Task task() {
        return tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    }

    String evidenceWith(double wape) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Forecast");
        document.putArray("blocks")
                .addObject()
                .put("type", "metrics")
                .putArray("items")
                .addObject()
                .put("label", "WAPE")
                .put("value", wape)
                .put("format", "percent");
        return evidence.store(document);
    }
}
