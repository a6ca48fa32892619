package dev.countersign.problem;

import java.util.Map;

/**
 * The caller is known and may not do this; answered with 403. The message is shown to the caller; the members become
 * members of the problem.
 */
public class NotPermittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> members;

    public NotPermittedException(String message) {
        this(message, Map.of());
    }

    public NotPermittedException(String message, Map<String, Object> members) {
        super(message);
        this.members = Map.copyOf(members);
    }

    public Map<String, Object> members() {
        return members;
    }
}
