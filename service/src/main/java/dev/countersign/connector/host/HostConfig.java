package dev.countersign.connector.host;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Hosts that calls may reach whose address stands in a model. Configured connections need no permission. */
@ConfigMapping(prefix = "countersign.connector.hosts")
public interface HostConfig {

    /**
     * Hosts that models may name, such as {@code api.example.com}, {@code *.example.com:8443} or {@code 198.51.100.7:*};
     * without a port the default one of the scheme. None when not set.
     */
    Optional<List<String>> allowed();

    /**
     * Addresses and ranges ({@code 10.1.0.0/16}) of allowed hosts that may be internal: loopback, link-local, private and
     * other addresses that are not public are refused otherwise, whatever name leads to them.
     */
    Optional<List<String>> internal();
}
