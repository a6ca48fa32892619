package dev.countersign.inbox;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StorableMoment;
import dev.countersign.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the single values of {@link TaskConditions} and collects what is wrong with them. */
final class ConditionReader {

    /** Where the values come from, to name what is wrong in the caller's terms. */
    enum Origin {
        QUERY,
        KEPT_FILTER
    }

    private final List<Violation> violations = new ArrayList<>();
    private final Origin origin;

    ConditionReader(Origin origin) {
        this.origin = origin;
    }

    /** A moment: with an offset, or a date that means its first moment in UTC. */
    Optional<Instant> instant(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return StorableMoment.is(moment) ? Optional.of(moment) : refuse(parameter, StorableMoment.RULE);
        } catch (DateTimeParseException e) {
            return refuse(parameter, "'%s' is no moment like 2026-01-31T09:00:00Z and no date.".formatted(text));
        }
    }

    Optional<Integer> integer(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return refuse(parameter, "'%s' is no whole number.".formatted(text));
        }
    }

    Optional<String> choice(String parameter, @Nullable String text, String... choices) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return Arrays.asList(choices).contains(wanted)
                ? Optional.of(wanted)
                : refuse(parameter, "'%s' is not one of %s.".formatted(text, String.join(", ", choices)));
    }

    Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    String[] texts(@Nullable List<String> texts) {
        return texts == null
                ? new String[0]
                : texts.stream().filter(text -> !text.isBlank()).toArray(String[]::new);
    }

    <T> Optional<T> refuse(String parameter, String message) {
        violations.add(
                switch (origin) {
                    case QUERY -> Violation.inQuery(parameter, message);
                    case KEPT_FILTER -> Violation.inBody("query." + parameter, message);
                });
        return Optional.empty();
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInputException when something was wrong, naming all of it
     */
    void throwIfRefused() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException("The tasks cannot be asked for like this", violations);
        }
    }
}
