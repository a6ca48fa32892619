package dev.countersign.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that mails are written in. */
public enum Language {
    EN(Locale.ENGLISH),
    FI(Locale.forLanguageTag("fi"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The name in JSON and in file names: {@code fi}. */
    public String id() {
        return locale.getLanguage();
    }

    static Optional<Language> of(String id) {
        return Arrays.stream(values())
                .filter(language -> language.id().equals(id))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Language::id).toList();
    }
}
