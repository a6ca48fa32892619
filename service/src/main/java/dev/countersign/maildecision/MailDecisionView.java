package dev.countersign.maildecision;

import dev.countersign.notification.EvidenceMetric;
import dev.countersign.notification.MailContent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person is about to decide. Nothing is decided by looking at it.
 *
 * @param option what the button says
 * @param facts process, business key, due date, in the reader's language
 * @param metrics the figures of the evidence as it is now
 * @param evidenceChanged the evidence is not that of the mail: it has to be looked at on the task's page
 * @param decideOnPage why the decision has to be made on the task's page; null when it can be confirmed here
 */
@Schema(examples = """
                {"taskId": "9a2b...", "title": "Approve the forecast · retail-2026-01", \
                "option": {"value": "approve", "label": "Approve"}, "facts": [{"label": "Process", "value": "Retail forecast"}], \
                "metrics": [{"label": "WAPE", "value": "8.5 %", "limit": "< 12.0 %", "status": "ok", "statusLabel": "ok"}], \
                "commentAllowed": true, "evidenceChanged": false, "decideOnPage": null, "expiresAt": "2026-02-07T13:45:00Z"}""")
public record MailDecisionView(
        String taskId,
        String title,
        Option option,
        List<MailContent.Fact> facts,
        List<EvidenceMetric> metrics,
        boolean commentAllowed,
        boolean evidenceChanged,
        @Nullable WayToTask decideOnPage,
        Instant expiresAt) {

    public MailDecisionView {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
    }

    /** One of the choices of the task's form. */
    public record Option(String value, String label) {}
}
