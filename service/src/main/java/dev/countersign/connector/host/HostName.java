package dev.countersign.connector.host;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts as they stand in addresses, in one spelling. */
public final class HostName {

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");

    /** What some resolvers read as an address in decimal, octal or hexadecimal, in one to four parts. */
    private static final Pattern DISGUISED = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)");

    private HostName() {}

    /**
     * The host of an address in lower case and ASCII, without brackets and a dot at its end.
     *
     * @throws HostRefusedException when it is an address in disguise
     */
    public static String normal(String host) {
        String name = host;
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        } else {
            name = ascii(name);
        }
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (literal(name).isPresent()) {
            return name;
        }
        if (name.isEmpty()
                || name.contains(":")
                || name.contains("%")
                || DISGUISED.matcher(name).matches()) {
            throw new HostRefusedException(
                    "'%s' is neither a host name nor an address in its usual form.".formatted(host));
        }
        return name;
    }

    /** The address that a text is, if it is one in its usual form. Asks no name server. */
    static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches()
                && !IPV6.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new HostRefusedException("'%s' is no host name.".formatted(name));
        }
    }
}
