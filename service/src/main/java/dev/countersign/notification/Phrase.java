package dev.countersign.notification;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that is not written yet: each reader gets it in their language.
 *
 * @param key a text of {@code texts/notification_<language>.properties}
 * @param arguments what stands for {@code {name}} in it
 */
public record Phrase(String key, Map<String, String> arguments) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    public Phrase {
        arguments = Map.copyOf(arguments);
    }

    /** For the interfaces of programs, which speak English. */
    public String inEnglish() {
        return in(Language.EN);
    }

    /** In one pass: what an argument says is never taken for a place itself. */
    String in(Language language) {
        return PLACE.matcher(Texts.of(language).get(key))
                .replaceAll(place -> Matcher.quoteReplacement(arguments.getOrDefault(place.group(1), place.group())));
    }
}
