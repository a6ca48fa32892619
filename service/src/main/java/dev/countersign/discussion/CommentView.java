package dev.countersign.discussion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a task.
 *
 * @param text plain text, to be shown as such; null when the author has taken it back
 * @param mentions the people whom it mentions
 * @param deletable the caller may take it back
 */
@Schema(examples = """
                {"id": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "author": {"id": "anna", "name": "Anna Virtanen"}, \
                "text": "@ben, is the rise in week 14 the promotion?", "mentions": [{"id": "ben", "name": "Ben Berg"}], \
                "createdAt": "2026-01-31T13:45:00Z", "deletedAt": null, "deletable": true}""")
public record CommentView(
        UUID id,
        Person author,
        @Nullable String text,
        List<Person> mentions,
        Instant createdAt,
        @Nullable Instant deletedAt,
        boolean deletable) {

    public CommentView {
        mentions = List.copyOf(mentions);
    }
}
