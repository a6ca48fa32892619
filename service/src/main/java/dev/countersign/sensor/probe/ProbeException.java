package dev.countersign.sensor.probe;

/** It was not possible to look, so nobody knows whether it is there. The message is shown to people. */
public class ProbeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProbeException(String message, Throwable cause) {
        super(message, cause);
    }

    public ProbeException(String message) {
        super(message);
    }
}
