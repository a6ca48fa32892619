package dev.countersign.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day in local time, in seconds from midnight.
 *
 * @param end exclusive; 86,400 is midnight at the end of the day
 */
record HourRange(int start, int end) {

    static final int DAY = 86_400;
    static final HourRange WHOLE_DAY = new HourRange(0, DAY);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    /** Reads {@code 08:00-12:00,13:00-17:00}, or {@code closed}. */
    static List<HourRange> parse(String text) {
        if (text.strip().equals("closed")) {
            return List.of();
        }
        List<HourRange> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher matcher = TEXT.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'%s' are no hours; write them as 08:00-12:00,13:00-17:00, or closed".formatted(text));
            }
            HourRange range = new HourRange(
                    seconds(text, matcher.group(1), matcher.group(2)),
                    seconds(text, matcher.group(3), matcher.group(4)));
            if (range.start >= range.end || (!ranges.isEmpty() && ranges.get(ranges.size() - 1).end > range.start)) {
                throw new IllegalArgumentException("The hours '%s' must go forwards and not overlap".formatted(text));
            }
            ranges.add(range);
        }
        return List.copyOf(ranges);
    }

    private static int seconds(String text, String hours, String minutes) {
        int seconds = Integer.parseInt(hours) * 3600 + Integer.parseInt(minutes) * 60;
        if (seconds > DAY || Integer.parseInt(minutes) > 59) {
            throw new IllegalArgumentException("'%s' names a time that no day has".formatted(text));
        }
        return seconds;
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(start / 3600, start / 60 % 60, end / 3600, end / 60 % 60);
    }
}
