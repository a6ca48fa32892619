package dev.countersign.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told, before it is put into the language of each.
 *
 * @param subjectKey the text that makes a subject of the title; null when the title is the subject as it is
 * @param title what it is about, as a heading
 * @param evidence the document whose figures are shown, or null
 * @param comment a longer text in somebody's words, or null
 * @param link where to go on, or null
 */
record Notice(
        MailTemplate template,
        @Nullable String subjectKey,
        String title,
        NoticePlace place,
        List<Fact> facts,
        @Nullable JsonNode evidence,
        @Nullable String comment,
        @Nullable String link) {

    Notice {
        facts = List.copyOf(facts);
    }

    NoticeKind kind() {
        return template.kind();
    }

    /**
     * A line of the table.
     *
     * @param key the text of the label; null when {@code label} is shown as it is
     * @param moment shown in the reader's way instead of {@code value}
     */
    record Fact(
            @Nullable String key,
            String label,
            String value,
            @Nullable Instant moment) {

        static Fact ofText(String key, String value) {
            return new Fact("fact." + key, "", value, null);
        }

        static Fact ofMoment(String key, Instant moment) {
            return new Fact("fact." + key, "", "", moment);
        }

        /** As a model or a person gave it. */
        static Fact given(String label, String value) {
            return new Fact(null, label, value, null);
        }

        MailContent.Fact in(LocalFormat format) {
            return new MailContent.Fact(
                    key == null ? label : Texts.of(format.language()).get(key),
                    moment == null ? value : format.moment(moment));
        }
    }
}
