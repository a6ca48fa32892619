package dev.countersign.sensor.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP status codes, as {@code 200} or {@code 200-299}. */
record StatusRange(int first, int last) {

    private static final Pattern SHAPE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");

    static StatusRange of(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "status must be an HTTP status such as 200 or a range such as 200-299, not '" + text + "'.");
        }
        int first = Integer.parseInt(shape.group(1));
        return new StatusRange(first, shape.group(2) == null ? first : Integer.parseInt(shape.group(2)));
    }

    boolean contains(int status) {
        return first <= status && status <= last;
    }
}
