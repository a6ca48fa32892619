package dev.countersign.problem;

import java.util.Map;

/** Something that the answer takes does not answer at the moment; answered with 503. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> members;

    /**
     * @param code for programs
     * @param members what the caller can act on, beside the code
     */
    public UnavailableException(String code, String message, Map<String, Object> members, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public String code() {
        return code;
    }

    public Map<String, Object> members() {
        return members;
    }
}
