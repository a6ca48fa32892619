package dev.countersign.approval;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The texts of the mails, as they are packed. */
final class Bundles {

    private Bundles() {}

    static Properties of(String language) {
        Properties texts = new Properties();
        try (var resource = Bundles.class.getResourceAsStream("/texts/notification_" + language + ".properties");
                var reader = new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** What only an English mail can have in it: its texts between their places. */
    static List<String> englishWords() {
        Properties english = of("en");
        return english.stringPropertyNames().stream()
                .flatMap(key -> Arrays.stream(english.getProperty(key).split("\\{\\w+}")))
                .map(String::strip)
                .filter(part -> part.length() >= 12)
                .toList();
    }
}
