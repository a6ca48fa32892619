package dev.countersign.problem;

/** What the caller sent is of a kind that the service does not take; answered with 415. */
public class UnsupportedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedTypeException(String message) {
        super(message);
    }
}
