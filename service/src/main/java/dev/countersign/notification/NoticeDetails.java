package dev.countersign.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a task beside what is known of it anyway, in the order of display. Labels and words are keys of
 * {@code texts/notification_<language>.properties}, so that each reader gets them in their language and time zone.
 */
public final class NoticeDetails {
    private final List<Notice.Fact> facts;
    private final @Nullable String comment;

    private NoticeDetails(List<Notice.Fact> facts, @Nullable String comment) {
        this.facts = List.copyOf(facts);
        this.comment = comment;
    }

    public static NoticeDetails none() {
        return new NoticeDetails(List.of(), null);
    }

    /** Under the label {@code fact.<key>}, as it is given; left out when there is none. */
    public NoticeDetails text(String key, @Nullable String text) {
        return text == null || text.isBlank() ? this : and(Notice.Fact.ofText(key, text));
    }

    /** The text {@code value.<word>} under the label {@code fact.<key>}. */
    public NoticeDetails word(String key, String word) {
        return and(Notice.Fact.ofWord(key, word));
    }

    /** Sentences in the reader's language under the label {@code fact.<key>}; left out when there is none. */
    public NoticeDetails phrases(String key, List<Phrase> phrases) {
        return phrases.isEmpty() ? this : and(Notice.Fact.ofPhrases(key, phrases));
    }

    /** A moment, in the reader's time zone; left out when there is none. */
    public NoticeDetails moment(String key, @Nullable Instant moment) {
        return moment == null ? this : and(Notice.Fact.ofMoment(key, moment));
    }

    /** Somebody's words, quoted. */
    public NoticeDetails comment(String words) {
        return new NoticeDetails(facts, words);
    }

    List<Notice.Fact> facts() {
        return facts;
    }

    @Nullable
    String comment() {
        return comment;
    }

    private NoticeDetails and(Notice.Fact fact) {
        List<Notice.Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new NoticeDetails(more, comment);
    }
}
