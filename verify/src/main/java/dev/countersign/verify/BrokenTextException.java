package dev.countersign.verify;

/** A text is not what it has to be: not JSON, not UTF-8, a member that is missing. */
class BrokenTextException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenTextException(String message) {
        super(message);
    }
}
