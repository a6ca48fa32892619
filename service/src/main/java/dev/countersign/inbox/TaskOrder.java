package dev.countersign.inbox;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of a list: {@code priority:desc,created}. Ties are broken by what people would ask next, then by age and id, so
 * that pages do not overlap. What has no value comes last either way.
 */
record TaskOrder(List<String> terms) {

    /** What is due first comes first. */
    static final String USUAL = "due";

    private static final int MAX_KEYS = 5;

    private enum Key {
        DUE("due_at", "asc", "due_at", "priority desc"),
        CREATED("created_at", "desc", "created_at desc"),
        PRIORITY("priority", "desc", "priority desc", "due_at"),
        NAME("name", "asc", "name"),
        BUSINESS_KEY("business_key", "asc", "business_key"),
        DEFINITION("definition_name", "asc", "definition_name"),
        FOLLOW_UP("follow_up_at", "asc", "follow_up_at"),
        ASSIGNEE("assignee", "asc", "assignee");

        private final String column;
        private final String direction;
        /** the whole order when the key is asked for alone; some are indexes */
        private final List<String> alone;

        Key(String column, String direction, String... alone) {
            this.column = column;
            this.direction = direction;
            this.alone = List.of(alone);
        }

        String parameter() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_");
            return words[0]
                    + Arrays.stream(words)
                            .skip(1)
                            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                            .collect(Collectors.joining());
        }
    }

    TaskOrder {
        terms = List.copyOf(terms);
    }

    /**
     * Reads the query parameter.
     *
     * @throws InvalidInputException for an unknown key or direction
     */
    static TaskOrder parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MAX_KEYS) {
            throw invalid("At most %d keys.".formatted(MAX_KEYS));
        }
        Set<Key> seen = new LinkedHashSet<>();
        List<String> terms = new ArrayList<>();
        for (String part : parts) {
            String[] words = part.strip().split(":", -1);
            Key key = key(words[0]);
            if (!seen.add(key)) {
                throw invalid("'%s' stands there twice.".formatted(words[0]));
            }
            String direction = words.length == 1 ? key.direction : direction(words);
            if (parts.length == 1 && direction.equals(key.direction)) {
                terms.addAll(key.alone);
            } else {
                terms.add(key.column + " " + direction + " nulls last");
            }
        }
        if (!seen.contains(Key.CREATED)) {
            terms.add("created_at");
        }
        terms.add("id");
        return new TaskOrder(terms);
    }

    /** For {@code order by}, on rows that go by the alias {@code t}. */
    String sql() {
        return terms.stream().map("t."::concat).collect(Collectors.joining(", "));
    }

    private static Key key(String word) {
        for (Key key : Key.values()) {
            if (key.parameter().equalsIgnoreCase(word)) {
                return key;
            }
        }
        throw invalid("'%s' is not one of %s."
                .formatted(word, Arrays.stream(Key.values()).map(Key::parameter).collect(Collectors.joining(", "))));
    }

    private static String direction(String[] words) {
        if (words.length == 2 && (words[1].equals("asc") || words[1].equals("desc"))) {
            return words[1];
        }
        throw invalid("'%s' is not one of asc, desc.".formatted(words[1]));
    }

    private static InvalidInputException invalid(String message) {
        return new InvalidInputException(
                "The request has an unknown order", List.of(Violation.inQuery("sort", message)));
    }
}
