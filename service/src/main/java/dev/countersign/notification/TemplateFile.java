package dev.countersign.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of a deployment that takes the place of one of our templates: {@code candidate.fi.html.qute}. */
record TemplateFile(NoticeKind kind, Language language, Part part) {
    static final String SUFFIX = ".qute";
    private static final Pattern NAME = Pattern.compile("(?:notification/)?([a-z]+)\\.([a-z]+)\\.([a-z]+)\\.qute");

    /** The part of a mail that a template makes. */
    enum Part {
        HTML,
        TXT,
        SUBJECT
    }

    static Optional<TemplateFile> of(String resourceName) {
        Matcher name = NAME.matcher(resourceName);
        if (!name.matches()) {
            return Optional.empty();
        }
        Optional<Part> part = Arrays.stream(Part.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name.group(3)))
                .findFirst();
        return NoticeKind.of(name.group(1))
                .flatMap(kind -> Language.of(name.group(2))
                        .flatMap(language -> part.map(found -> new TemplateFile(kind, language, found))));
    }
}
