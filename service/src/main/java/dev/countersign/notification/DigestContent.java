package dev.countersign.notification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a digest mail is filled with, in the reader's language. */
public record DigestContent(
        String language,
        String subject,
        String greeting,
        String intro,
        List<Item> items,
        String reason,
        Map<String, String> words) {

    public DigestContent {
        items = List.copyOf(items);
        words = Map.copyOf(words);
    }

    /** One thing that waits. */
    public record Item(
            String title,
            String kind,
            String since,
            @Nullable String link) {}

    static DigestContent of(List<DigestItem> items, Reader reader) {
        LocalFormat format = reader.format();
        Texts texts = Texts.of(format.language());
        return new DigestContent(
                format.language().id(),
                items.size() == 1 ? texts.get("digest.subject.one") : texts.get("digest.subject.many", items.size()),
                texts.get("greeting", reader.name()),
                texts.get("digest.intro"),
                items.stream()
                        .map(item -> new Item(
                                item.title,
                                texts.get("kind." + item.kind.id()),
                                format.moment(item.createdAt),
                                item.link))
                        .toList(),
                texts.get("digest.reason"),
                texts.words());
    }
}
