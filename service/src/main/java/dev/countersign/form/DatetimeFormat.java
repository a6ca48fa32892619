package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Optional;

/** The three subtypes of a datetime field and the three ways in which it writes the time. */
final class DatetimeFormat {

    private final String subtype;
    private final String time;

    DatetimeFormat(JsonNode definition) {
        this.subtype = definition.path("subtype").asText("date");
        this.time = definition.path("timeSerializingFormat").asText("no_timezone");
    }

    /** Why a text is not a value of the field, or nothing. */
    Optional<String> check(String text) {
        try {
            switch (subtype) {
                case "date" -> LocalDate.parse(text);
                case "time" -> parseTime(text);
                default -> parseDatetime(text);
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("Value must be a " + name() + " like " + example() + ".");
        }
    }

    /** The date of a valid date or datetime. */
    Optional<LocalDate> date(String text) {
        return "time".equals(subtype) ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
    }

    private void parseTime(String text) {
        switch (time) {
            case "utc_offset" -> OffsetTime.parse(text);
            case "utc_normalized" -> utc(OffsetTime.parse(text).getOffset().getTotalSeconds());
            default -> LocalTime.parse(text);
        }
    }

    private void parseDatetime(String text) {
        switch (time) {
            case "utc_offset" -> OffsetDateTime.parse(text);
            case "utc_normalized" -> utc(OffsetDateTime.parse(text).getOffset().getTotalSeconds());
            default -> LocalDateTime.parse(text);
        }
    }

    private static void utc(int offsetSeconds) {
        if (offsetSeconds != 0) {
            throw new DateTimeException("not UTC");
        }
    }

    private String name() {
        return switch (subtype) {
            case "date" -> "date";
            case "time" -> "time";
            default -> "date and time";
        };
    }

    private String example() {
        String date = "2026-01-31";
        String hours = switch (time) {
            case "utc_offset" -> "13:45+02:00";
            case "utc_normalized" -> "13:45Z";
            default -> "13:45";
        };
        return switch (subtype) {
            case "date" -> date;
            case "time" -> hours;
            default -> date + "T" + hours;
        };
    }
}
