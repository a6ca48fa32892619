package dev.countersign.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status codes as people write them: {@code 200,201}, {@code 2xx}, {@code 200-299}. */
public final class StatusSet {

    private static final Pattern PART = Pattern.compile("([1-5])[xX]{2}|([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");

    private final List<int[]> ranges = new ArrayList<>();
    private final String text;

    private StatusSet(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a part is no status code */
    public static StatusSet parse(String input, String text) {
        StatusSet set = new StatusSet(text.strip());
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "The input parameter '%s' lists status codes such as 200, 2xx or 200-299, not '%s'."
                                .formatted(input, part.strip()));
            }
            if (matcher.group(1) != null) {
                int first = Integer.parseInt(matcher.group(1)) * 100;
                set.ranges.add(new int[] {first, first + 99});
            } else {
                int first = Integer.parseInt(matcher.group(2));
                set.ranges.add(
                        new int[] {first, matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3))});
            }
        }
        return set;
    }

    public boolean contains(int status) {
        return ranges.stream().anyMatch(range -> range[0] <= status && status <= range[1]);
    }

    @Override
    public String toString() {
        return text;
    }
}
