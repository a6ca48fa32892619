package dev.countersign.externaltask;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets through {@code http} and {@code https} to the hosts of {@code countersign.connector.hosts.allowed} and to nothing
 * else. An entry is a host, {@code host:port} or {@code *.example.org} for everything below a domain.
 */
@DefaultBean
@Singleton
class AllowedHosts implements HostRule {

    private final Set<String> allowed;

    AllowedHosts(@ConfigProperty(name = "countersign.connector.hosts.allowed") Optional<Set<String>> allowed) {
        this.allowed = allowed.orElse(Set.of());
    }

    @Override
    public void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The address must begin with http:// or https://.");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException("The address must name a host, and neither user nor password.");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        if (allowed.stream()
                .map(String::strip)
                .noneMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), host, port))) {
            throw new IllegalArgumentException("The host '" + host
                    + "' may not be called: an administrator lists it in countersign.connector.hosts.allowed.");
        }
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.startsWith("*.")) {
            return host.endsWith(entry.substring(1));
        }
        return entry.equals(host) || entry.equals(host + ":" + port);
    }
}
