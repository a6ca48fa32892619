package dev.countersign.connector.secret;

/** A secret that a call needs is not there, or must not be sent where the call goes. The message never holds its value. */
public class UnusableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSecretException(String message) {
        super(message);
    }
}
