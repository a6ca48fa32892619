package dev.countersign.decision.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.decision.signing.SigningService;
import dev.countersign.decision.signing.SigningService.SignedText;
import dev.countersign.evidence.CanonicalJson;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the report of a decision and signs every byte of it up to the footer. */
@ApplicationScoped
class DecisionReport {

    static final String FORMAT = "countersign-report-1";

    private static final String AUTOMATICALLY = "automatic: a policy approved, no person was asked";

    private final DecisionService decisions;
    private final EvidenceService evidence;
    private final SigningService signing;
    private final ObjectMapper json;
    private final Clock clock;

    DecisionReport(
            DecisionService decisions,
            EvidenceService evidence,
            SigningService signing,
            ObjectMapper json,
            Clock clock) {
        this.decisions = decisions;
        this.evidence = evidence;
        this.signing = signing;
        this.json = json;
        this.clock = clock;
    }

    /** The report of a decision that the user may read. */
    @Transactional
    String of(UUID id, User user) {
        ObjectNode record = decisions.exported(id, user);
        DecisionView decision = decisions.readable(id, user);
        String digest = decision.evidenceDigest();
        String shown = digest == null ? "" : evidence.text(digest).orElse("");
        String page = page(decision, record, shown, user);
        SignedText signed = signing.signText(FORMAT, page);
        return page + """
                <footer class="signature">
                <p>Signed by Countersign with Ed25519, key <code>%s</code>, over every byte above:</p>
                <p><code>%s</code></p>
                </footer>
                </body>
                </html>
                """.formatted(signed.keyId(), signed.signature());
    }

    private String page(DecisionView decision, ObjectNode record, String evidenceText, User user) {
        String task = decision.taskName() == null ? decision.taskKey() : decision.taskName();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="countersign-record" content="%s">
                <meta name="countersign-evidence" content="%s">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>Decision %d: %s</h1>
                %s<h2>%s</h2>
                %s<h2>%s</h2>
                %s<h2>Proof</h2>
                <p>The hash covers every member of the record, the hash of the record before it among them. Check this
                file offline: <code>./verify-decisions --key public.pem report.html</code></p>
                %s""".formatted(
                        base64(CanonicalJson.write(record)),
                        base64(evidenceText),
                        Html.escape("Decision " + decision.sequence() + ": " + task),
                        ReportStyle.CSS,
                        decision.sequence(),
                        Html.escape(task),
                        facts(summary(decision)),
                        automatic(decision) ? "What the policy was asked, and what it said" : "What was entered",
                        facts(entered(decision)),
                        automatic(decision)
                                ? "The evidence that there was; nobody was asked to look at it"
                                : "The evidence that was shown",
                        evidence(decision, evidenceText),
                        facts(proof(decision, user)));
    }

    private static Map<String, @Nullable String> summary(DecisionView decision) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("Outcome", decision.outcome());
        facts.put("Decided by", decision.decidedBy());
        facts.put("Decided at", decision.decidedAt().toString());
        facts.put("Comment", decision.comment());
        facts.put("Kind of record", automatic(decision) ? AUTOMATICALLY : decision.kind());
        facts.put("Process", decision.definitionKey());
        facts.put("Business key", decision.businessKey());
        facts.put("Process instance", decision.instanceId());
        facts.put(
                automatic(decision) ? "Task that was spared" : "Task",
                decision.taskKey() + (automatic(decision) ? "" : " (" + decision.taskId() + ")"));
        return facts;
    }

    private static boolean automatic(DecisionView decision) {
        return DecisionKind.AUTOMATIC.code().equals(decision.kind());
    }

    private static Map<String, @Nullable String> entered(DecisionView decision) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        decision.data()
                .properties()
                .forEach(member -> facts.put(
                        member.getKey(),
                        member.getValue().isTextual()
                                ? member.getValue().asText()
                                : member.getValue().toString()));
        return facts;
    }

    private Map<String, @Nullable String> proof(DecisionView decision, User user) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("Hash of this record", decision.hash());
        facts.put("Hash of the record before", decision.previousHash());
        facts.put("Digest of the evidence", decision.evidenceDigest());
        facts.put("Report written", clock.instant() + " for " + user.id());
        return facts;
    }

    private String evidence(DecisionView decision, String text) {
        if (decision.evidenceDigest() == null) {
            return automatic(decision) ? "<p>There was none.</p>\n" : "<p>The task showed no evidence.</p>\n";
        }
        if (text.isEmpty()) {
            return "<p>The evidence is not stored any more.</p>\n";
        }
        try {
            JsonNode document = json.readTree(text);
            return EvidenceHtml.of(document);
        } catch (JsonProcessingException e) {
            return "<p>The evidence is stored in a broken form.</p>\n";
        }
    }

    private static String facts(Map<String, @Nullable String> facts) {
        StringBuilder out = new StringBuilder("<table class=\"facts\"><tbody>\n");
        facts.forEach((name, value) -> {
            if (value != null) {
                out.append("<tr><th>%s</th><td>%s</td></tr>\n".formatted(Html.escape(name), Html.escape(value)));
            }
        });
        return out.append("</tbody></table>\n").toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
