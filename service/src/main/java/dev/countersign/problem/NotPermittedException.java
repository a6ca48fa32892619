package dev.countersign.problem;

/** The caller is known and may not do this; answered with 403. The message is shown to the caller. */
public class NotPermittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotPermittedException(String message) {
        super(message);
    }
}
