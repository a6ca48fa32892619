package dev.countersign.connector;

import dev.countersign.taskkind.TaskField;
import java.util.Arrays;

/** Names of objects in a store. */
public final class ObjectKey {

    private ObjectKey() {}

    /** The required field of a name below the connection's prefix. */
    public static TaskField field(String name, String label) {
        return TaskField.input(name, label, "Below the connection's prefix.")
                .in("Target")
                .asRequired()
                .like("in/sales.csv");
    }

    /** Keys are plain text to a store, but some keep them as files: no steps out of the prefix. */
    public static String read(CallInputs inputs, String input) {
        String key = inputs.required(input);
        if (Arrays.asList(key.split("/", -1)).contains("..")
                || key.startsWith("/")
                || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' is a key without '..' and without a slash at its beginning."
                            .formatted(input));
        }
        return key;
    }
}
