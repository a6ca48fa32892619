package dev.countersign.problem;

/** What the caller sent is bigger than the service takes; answered with 413. The message says how much is allowed. */
public class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(message);
    }
}
