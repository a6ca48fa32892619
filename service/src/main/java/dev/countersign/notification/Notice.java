package dev.countersign.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people are told, before it is put into the language of each.
 *
 * @param subjectKey the text that makes a subject of the title; null when the title is the subject as it is
 * @param title what it is about, as a heading
 * @param titles the same in other languages, by their ids; what is not there is told with {@code title}
 * @param evidence the document whose figures are shown, or null
 * @param comment a longer text in somebody's words, or null
 * @param link where to go on, or null
 */
record Notice(
        MailTemplate template,
        @Nullable String subjectKey,
        String title,
        Map<String, String> titles,
        NoticePlace place,
        List<Fact> facts,
        @Nullable JsonNode evidence,
        @Nullable String comment,
        @Nullable String link) {

    Notice {
        titles = Map.copyOf(titles);
        facts = List.copyOf(facts);
    }

    Notice(
            MailTemplate template,
            @Nullable String subjectKey,
            String title,
            NoticePlace place,
            List<Fact> facts,
            @Nullable JsonNode evidence,
            @Nullable String comment,
            @Nullable String link) {
        this(template, subjectKey, title, Map.of(), place, facts, evidence, comment, link);
    }

    /** In a language, as far as the model says itself in it, or its glossary knows the words. */
    Notice in(Language language, Glossary words) {
        String translated = titles.getOrDefault(language.id(), words.title(title));
        return new Notice(
                template,
                subjectKey,
                translated,
                titles,
                place,
                facts.stream().map(fact -> fact.in(words)).toList(),
                evidence == null ? null : words.evidence(evidence),
                comment,
                link);
    }

    /** With one more line, before the others. */
    Notice with(Fact first) {
        return new Notice(
                template,
                subjectKey,
                title,
                titles,
                place,
                Stream.concat(Stream.of(first), facts.stream()).toList(),
                evidence,
                comment,
                link);
    }

    NoticeKind kind() {
        return template.kind();
    }

    /**
     * A line of the table.
     *
     * @param key the text of the label; null when {@code label} is shown as it is
     * @param valueKey the text that is shown instead of {@code value}
     * @param moment shown in the reader's way instead of {@code value}
     * @param phrases shown one after the other instead of {@code value}
     */
    record Fact(
            @Nullable String key,
            String label,
            String value,
            @Nullable String valueKey,
            @Nullable Instant moment,
            List<Phrase> phrases) {

        Fact {
            phrases = List.copyOf(phrases);
        }

        static Fact ofText(String key, String value) {
            return new Fact("fact." + key, "", value, null, null, List.of());
        }

        static Fact ofWord(String key, String word) {
            return new Fact("fact." + key, "", "", "value." + word, null, List.of());
        }

        static Fact ofMoment(String key, Instant moment) {
            return new Fact("fact." + key, "", "", null, moment, List.of());
        }

        static Fact ofPhrases(String key, List<Phrase> phrases) {
            return new Fact("fact." + key, "", "", null, null, phrases);
        }

        static Fact givenMoment(String label, Instant moment) {
            return new Fact(null, label, "", null, moment, List.of());
        }

        /** As a model or a person gave it. */
        static Fact given(String label, String value) {
            return new Fact(null, label, value, null, null, List.of());
        }

        /** With the words of a model in another language. */
        Fact in(Glossary words) {
            return new Fact(key, words.of(label), words.of(value), valueKey, moment, phrases);
        }

        MailContent.Fact in(LocalFormat format) {
            Texts texts = Texts.of(format.language());
            return new MailContent.Fact(key == null ? label : texts.get(key), shown(format, texts));
        }

        private String shown(LocalFormat format, Texts texts) {
            if (moment != null) {
                return format.moment(moment);
            }
            if (!phrases.isEmpty()) {
                return phrases.stream()
                        .map(phrase -> phrase.in(format.language()))
                        .collect(Collectors.joining(" "));
            }
            return valueKey == null ? value : texts.get(valueKey);
        }
    }
}
