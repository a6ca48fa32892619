package dev.countersign.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of time as models write it: {@code PT4H} are four working hours, {@code P2D} the same time of day two working
 * days later, {@code P1DT2H} both in turn.
 */
public record BusinessTime(int days, Duration time) {

    private static final Pattern TEXT =
            Pattern.compile("P(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?");
    private static final int MOST_DAYS = 3_650;

    /**
     * Reads an ISO 8601 duration of days, hours, minutes and seconds.
     *
     * @throws IllegalArgumentException when it is something else; the message is a sentence for the modeller
     */
    public static BusinessTime parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || text.strip().equals("P")) {
            throw new IllegalArgumentException(
                    "'%s' is no duration; write days and hours as P2D, PT4H or P1DT4H.".formatted(text));
        }
        BusinessTime parsed = new BusinessTime(
                number(matcher.group(1)),
                Duration.ofHours(number(matcher.group(2)))
                        .plusMinutes(number(matcher.group(3)))
                        .plusSeconds(number(matcher.group(4))));
        if (parsed.days + parsed.time.toDays() > MOST_DAYS) {
            throw new IllegalArgumentException("'%s' is longer than ten years.".formatted(text));
        }
        return parsed;
    }

    /** No time at all. */
    public boolean isZero() {
        return days == 0 && time.isZero();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        if (time.isZero()) {
            return days == 0 ? "PT0S" : "P" + days + "D";
        }
        return days == 0 ? time.toString() : "P" + days + "D" + time.toString().substring(1);
    }
}
