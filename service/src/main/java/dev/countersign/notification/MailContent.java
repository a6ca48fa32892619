package dev.countersign.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail template is filled with: everything in the reader's language.
 *
 * @param language {@code en} or {@code fi}
 * @param kind why the reader is told
 * @param title what it is about; line breaks and control characters are taken out of the subject made of it
 * @param intro one or two sentences
 * @param facts label and value, in the order of display
 * @param metrics the figures of the evidence; may be empty
 * @param comment a longer text in somebody's words, or null
 * @param actions buttons; may be empty
 * @param link where to go on, or null
 * @param words the single words of the layout, by name
 */
public record MailContent(
        String language,
        String kind,
        String accent,
        String subject,
        String title,
        String greeting,
        String recipientName,
        String intro,
        List<Fact> facts,
        List<EvidenceMetric> metrics,
        @Nullable String comment,
        List<Button> actions,
        @Nullable String link,
        String linkLabel,
        String reason,
        Map<String, String> words) {

    public MailContent {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
        actions = List.copyOf(actions);
        words = Map.copyOf(words);
    }

    /** A line of the mail's table. */
    public record Fact(String label, String value) {}

    /** A link that looks like a button. */
    public record Button(String label, String link) {}

    static MailContent of(Notice notice, Reader reader, List<Button> actions) {
        LocalFormat format = reader.format();
        Texts texts = Texts.of(format.language());
        String template = notice.template().id();
        return new MailContent(
                format.language().id(),
                notice.kind().id(),
                notice.template().accent(),
                notice.subjectKey() == null ? notice.title() : texts.get(notice.subjectKey(), notice.title()),
                notice.title(),
                texts.get("greeting", reader.name()),
                reader.name(),
                texts.get(template + ".intro"),
                notice.facts().stream().map(fact -> fact.in(format)).toList(),
                EvidenceMetrics.of(notice.evidence(), format),
                notice.comment(),
                actions,
                notice.link(),
                texts.get(template + ".action"),
                texts.get(template + ".reason"),
                texts.words());
    }

    /** The same as plain maps, lists and texts, for templates that may reach nothing else; what is absent is empty. */
    Map<String, Object> plain() {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("language", language);
        mail.put("kind", kind);
        mail.put("accent", accent);
        mail.put("subject", subject);
        mail.put("title", title);
        mail.put("greeting", greeting);
        mail.put("recipientName", recipientName);
        mail.put("intro", intro);
        mail.put(
                "facts",
                facts.stream()
                        .map(fact -> Map.of("label", fact.label(), "value", fact.value()))
                        .toList());
        mail.put("metrics", metrics.stream().map(MailContent::plain).toList());
        mail.put("comment", comment == null ? "" : comment);
        mail.put(
                "actions",
                actions.stream()
                        .map(action -> Map.of("label", action.label(), "link", action.link()))
                        .toList());
        mail.put("link", link == null ? "" : link);
        mail.put("linkLabel", linkLabel);
        mail.put("reason", reason);
        mail.put("words", words);
        return mail;
    }

    private static Map<String, Object> plain(EvidenceMetric metric) {
        return Map.of(
                "label",
                metric.label(),
                "value",
                metric.value(),
                "limit",
                metric.limit() == null ? "" : metric.limit(),
                "status",
                metric.status(),
                "statusLabel",
                metric.statusLabel());
    }
}
