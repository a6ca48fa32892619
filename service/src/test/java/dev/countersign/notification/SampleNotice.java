package dev.countersign.notification;

import java.util.List;
import java.util.Set;

/** Notices for tests. */
final class SampleNotice {
    private SampleNotice() {}

    /** The title is the subject. */
    static Notice outcome(String title, Notice.Fact... facts) {
        return of(NoticeKind.OUTCOME, title, facts);
    }

    static Notice of(NoticeKind kind, String title, Notice.Fact... facts) {
        return new Notice(
                MailTemplate.of(kind),
                null,
                title,
                new NoticePlace(null, null, null, null, null, Set.of(), null),
                List.of(facts),
                null,
                null,
                "https://countersign.example.org/tasks/1");
    }
}
