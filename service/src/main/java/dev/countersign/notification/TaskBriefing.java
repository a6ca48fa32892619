package dev.countersign.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail says about an open task, in one person's language and time zone. */
public record TaskBriefing(
        String title,
        List<MailContent.Fact> facts,
        List<EvidenceMetric> metrics,
        @Nullable String definitionKey,
        @Nullable String evidenceDigest) {

    public TaskBriefing {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
    }
}
