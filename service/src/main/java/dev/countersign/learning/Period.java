package dev.countersign.learning;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StorableMoment;
import dev.countersign.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from the first moment
 * @param to the first moment after it
 */
public record Period(Instant from, Instant to) {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * What query parameters say: days (UTC) or moments; open where they say nothing.
     *
     * @throws InvalidInputException when one is neither, or out of range, or nothing lies between them
     */
    public static Period of(@Nullable String from, @Nullable String to) {
        Period period = new Period(moment("from", from, Instant.EPOCH), moment("to", to, END_OF_TIME));
        if (!period.from.isBefore(period.to)) {
            throw invalid("to", "must be after 'from'");
        }
        return period;
    }

    private static Instant moment(String parameter, @Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        Instant moment;
        try {
            moment = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw invalid(parameter, "must be a day such as 2026-01-31 or a moment such as 2026-01-31T12:00:00Z");
        }
        if (!StorableMoment.is(moment)) {
            throw invalid(parameter, StorableMoment.RULE);
        }
        return moment;
    }

    private static InvalidInputException invalid(String parameter, String message) {
        return new InvalidInputException("The query is not valid.", List.of(Violation.inQuery(parameter, message)));
    }
}
