package dev.countersign.deadline;

/** A model says something about deadlines that has no meaning; the message is a sentence for the modeller. */
class DeadlineSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    DeadlineSyntaxException(String message) {
        super(message);
    }
}
