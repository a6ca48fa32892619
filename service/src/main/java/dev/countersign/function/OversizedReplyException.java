package dev.countersign.function;

/** A function answers with more than a process variable can hold. */
class OversizedReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OversizedReplyException(int most) {
        super("The answer has more than " + most + " bytes; a function stores more elsewhere and answers where.");
    }
}
