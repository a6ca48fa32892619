package dev.countersign.connector.host;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Says whether a call may reach a host, and an address that the host's name stands for. */
@Singleton
public class HostRules {

    private final List<HostPattern> allowed;
    private final List<AddressRange> internal;

    public HostRules(HostConfig config) {
        this.allowed = config.allowed().orElse(List.of()).stream()
                .map(HostPattern::parse)
                .toList();
        this.internal = config.internal().orElse(List.of()).stream()
                .map(text -> AddressRange.parse(text.strip())
                        .orElseThrow(() -> new IllegalStateException("countersign.connector.hosts.internal: '" + text
                                + "' is no address or range such as 10.1.0.0/16")))
                .toList();
    }

    /** @throws HostRefusedException when models may not name this host */
    public void check(String host, int port, int defaultPort) {
        if (allowed.stream().noneMatch(pattern -> pattern.matches(host, port, defaultPort))) {
            throw new HostRefusedException(
                    allowed.isEmpty()
                            ? "No host is allowed yet that a model names. To allow this one an operator sets countersign.connector.hosts.allowed=%s:%d."
                                    .formatted(host, port)
                            : "The host %s:%d is not allowed. An operator can add it to countersign.connector.hosts.allowed."
                                    .formatted(host, port));
        }
    }

    /** @throws HostRefusedException when the address is internal and not allowed as such */
    public void check(String host, InetAddress address) {
        if (InternalAddresses.contain(address) && internal.stream().noneMatch(range -> range.contains(address))) {
            throw new HostRefusedException(
                    "The host %s has the internal address %s. If calls may reach it, an operator adds the address to countersign.connector.hosts.internal."
                            .formatted(host, address.getHostAddress()));
        }
    }
}
