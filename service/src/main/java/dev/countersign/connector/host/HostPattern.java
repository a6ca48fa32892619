package dev.countersign.connector.host;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts with a port: {@code api.example.com}, {@code *.example.com:8443}, {@code 10.1.2.0/24:*}, {@code [2001:db8::]/32}. Without
 * a port the default one of the scheme is meant, {@code :*} is any. A star stands for one or more whole labels.
 *
 * @param host lower-case name, perhaps beginning with {@code *.}; or {@code *}; empty for a range of addresses
 * @param range addresses, for literal ones
 * @param port empty for the default port, 0 for any
 */
public record HostPattern(String host, Optional<AddressRange> range, Optional<Integer> port) {

    private static final Pattern SHAPE =
            Pattern.compile("(\\[[0-9a-fA-F:.]+](?:/\\d+)?|[^:/\\[\\]]+(?:/\\d+)?)(?::(\\*|\\d{1,5}))?");

    private static final Pattern NAME = Pattern.compile("\\*|(?:\\*\\.)?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

    /** @throws IllegalArgumentException when it is no pattern */
    public static HostPattern parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no host pattern such as api.example.com:443, *.example.com or 10.1.2.0/24:*");
        }
        Optional<Integer> port =
                Optional.ofNullable(shape.group(2)).map(written -> written.equals("*") ? 0 : Integer.valueOf(written));
        String host = shape.group(1).toLowerCase(Locale.ROOT);
        Optional<AddressRange> range = AddressRange.parse(host.replace("[", "").replace("]", ""));
        if (range.isPresent()) {
            return new HostPattern("", range, port);
        }
        if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no host name, address or range of addresses");
        }
        return new HostPattern(host, Optional.empty(), port);
    }

    /** Whether a host of an address, in lower case, and a port are meant. */
    public boolean matches(String name, int number, int defaultPort) {
        int wanted = port.orElse(defaultPort);
        if (wanted != 0 && wanted != number) {
            return false;
        }
        if (range.isPresent()) {
            return HostName.literal(name).filter(range.get()::contains).isPresent();
        }
        return host.equals("*")
                || host.equals(name)
                || (host.startsWith("*.") && name.endsWith(host.substring(1)) && name.length() > host.length() - 1);
    }
}
