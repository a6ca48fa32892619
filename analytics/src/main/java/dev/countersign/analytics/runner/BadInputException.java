package dev.countersign.analytics.runner;

import org.jspecify.annotations.Nullable;

/**
 * The input cannot be worked with, however often the job is tried: the process ends with exit code 65 and a
 * result that names the reason.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String field;

    /**
     * @param code short machine-readable reason in kebab case, for example {@code missing-file}
     * @param message what is wrong and what to do, one or two sentences for people
     * @param field name of the parameter that is wrong
     */
    public BadInputException(String code, String message, @Nullable String field) {
        super(message);
        this.code = code;
        this.field = field;
    }

    /** Short machine-readable reason in kebab case. */
    public String code() {
        return code;
    }

    /** Name of the parameter that is wrong, when it is one. */
    public @Nullable String field() {
        return field;
    }
}
