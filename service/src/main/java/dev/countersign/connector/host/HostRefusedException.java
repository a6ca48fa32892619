package dev.countersign.connector.host;

/** A call must not reach this host. The message tells an operator what would allow it. */
public class HostRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    HostRefusedException(String message) {
        super(message);
    }

    /** A client is about to connect to another host than the one that was checked. */
    public static HostRefusedException other(String host, String checked) {
        return new HostRefusedException("The call was meant for %s, not for %s.".formatted(checked, host));
    }
}
