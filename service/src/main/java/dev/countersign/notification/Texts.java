package dev.countersign.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The words of the mails in one language: {@code texts/notification_<language>.properties}. */
final class Texts {
    private static final String WORDS = "words.";
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(read(language)));
        }
    }

    private final Map<String, String> texts;

    private Texts(Map<String, String> texts) {
        this.texts = texts;
    }

    static Texts of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The text with {@code {0}} replaced. */
    String get(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text '" + key + "'");
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The single words of the layout, by name. */
    Map<String, String> words() {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().startsWith(WORDS))
                .collect(Collectors.toUnmodifiableMap(
                        text -> text.getKey().substring(WORDS.length()), Map.Entry::getValue));
    }

    Map<String, String> all() {
        return texts;
    }

    private static Map<String, String> read(Language language) {
        String name = "/texts/notification_" + language.id() + ".properties";
        Properties properties = new Properties();
        try (var resource = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
