package dev.countersign.problem;

import java.util.Map;

/**
 * The request was fine, but the world has moved on: taken by somebody else, already done, changed meanwhile. Answered
 * with 409; {@code code} and the members become members of the problem, so that a client can act on them.
 */
public class StateConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> members;

    public StateConflictException(String code, String message, Map<String, Object> members) {
        super(message);
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public StateConflictException(String code, String message) {
        this(code, message, Map.of());
    }

    /** Stable, for programs: {@code evidence-changed}. */
    public String code() {
        return code;
    }

    public Map<String, Object> members() {
        return members;
    }
}
