package dev.countersign.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group whose members' approvals count.
 *
 * @param group the group
 * @param minimum how many approvals have to come from its members; 0 when any number will do
 */
record GroupMinimum(String group, int minimum) {

    private static final Pattern ENTRY = Pattern.compile("([^,:\\s]+)(?:\\s*:\\s*([1-9][0-9]{0,2}))?");

    /**
     * Reads {@code finance:1, forecast-reviewers:2}.
     *
     * @throws IllegalArgumentException naming the entry that cannot be read
     */
    static List<GroupMinimum> parse(String text) {
        List<GroupMinimum> groups = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(entry.strip());
            }
            String minimum = matcher.group(2);
            groups.add(new GroupMinimum(matcher.group(1), minimum == null ? 0 : Integer.parseInt(minimum)));
        }
        return List.copyOf(groups);
    }
}
