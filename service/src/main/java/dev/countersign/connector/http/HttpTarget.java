package dev.countersign.connector.http;

import dev.countersign.connector.host.HostName;
import dev.countersign.connector.secret.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param uri complete, encoded, without fragment
 * @param host in one spelling
 * @param port also when the address does not say it
 * @param configured whether the operator wrote the host
 */
record HttpTarget(URI uri, String host, int port, boolean configured) {

    /** @throws IllegalArgumentException when the text is no address of the web */
    static HttpTarget of(String input, String text, boolean configured) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The %s is no address: %s. Characters such as blanks and braces are written percent-encoded."
                            .formatted(input, e.getReason()));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The %s must begin with https:// or http://.".formatted(input));
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The %s must be an address with a host, without user name, password and fragment."
                            .formatted(input));
        }
        String host = HostName.normal(uri.getHost());
        int port = uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The %s has the port %d.".formatted(input, port));
        }
        String rest = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        String authority = port == defaultPort(scheme) ? shown : shown + ":" + port;
        return new HttpTarget(URI.create(scheme + "://" + authority + rest + query), host, port, configured);
    }

    /**
     * The same with a path below this one.
     *
     * @param path plain text: every character that means something in an address is encoded, so that a value of the
     *     process can add neither a query nor leave the folder
     */
    HttpTarget below(String path) {
        if (path.isEmpty()) {
            return this;
        }
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        if (Arrays.asList(segments).contains("..") || Arrays.asList(segments).contains(".")) {
            throw new IllegalArgumentException("The input parameter 'path' must not contain the steps '.' and '..'.");
        }
        String encoded =
                String.join("/", Arrays.stream(segments).map(HttpTarget::encode).toList());
        String base = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
        return at(base + encoded, uri.getRawQuery());
    }

    /** The same with one more parameter in its query. */
    HttpTarget with(String name, String value) {
        String parameter = encode(name) + "=" + encode(value);
        return at(uri.getRawPath(), uri.getRawQuery() == null ? parameter : uri.getRawQuery() + "&" + parameter);
    }

    /** Where the hosts of a secret are checked against; the own secret of a connection needs none. */
    Secrets.Target secretTarget(@Nullable String ownSecret) {
        return new Secrets.Target(host, port, defaultPort(), ownSecret);
    }

    int defaultPort() {
        return defaultPort(uri.getScheme());
    }

    boolean sameOrigin(HttpTarget other) {
        return uri.getScheme().equals(other.uri.getScheme()) && host.equals(other.host) && port == other.port;
    }

    /** For people and logs: without the query, which may hold what is nobody's business. */
    String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private HttpTarget at(String rawPath, @Nullable String rawQuery) {
        String query = rawQuery == null ? "" : "?" + rawQuery;
        return new HttpTarget(
                URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + rawPath + query), host, port, configured);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
