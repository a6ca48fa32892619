package dev.countersign.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail template is filled with.
 *
 * @param title the subject; line breaks and control characters are taken out
 * @param recipientName whom the mail greets
 * @param facts label and value, in the order of display
 * @param metrics the figures of the evidence; may be empty
 * @param comment a longer text in somebody's words, or null
 * @param link where to go on, or null
 */
public record MailContent(
        String title,
        String recipientName,
        List<Fact> facts,
        List<EvidenceMetric> metrics,
        @Nullable String comment,
        @Nullable String link) {

    public MailContent {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
    }

    /** A line of the mail's table. */
    public record Fact(String label, String value) {}

    MailContent to(String name) {
        return new MailContent(title, name, facts, metrics, comment, link);
    }
}
