package dev.countersign.form;

/** A form that form-js could not show, or that the service cannot check; a modeller has to mend it. */
public class InvalidFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidFormException(String message) {
        super(message);
    }
}
