package dev.countersign.connector.host;

import dev.countersign.externaltask.HostRule;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** The same rule for features that make their calls themselves: the name must be allowed, and what it stands for now. */
@Singleton
class ModelHosts implements HostRule {

    private final HostRules rules;

    ModelHosts(HostRules rules) {
        this.rules = rules;
    }

    @Override
    public void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The address must begin with http:// or https://.");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The address must name a host, and neither user nor password.");
        }
        String host = HostName.normal(address.getHost());
        int usual = scheme.equals("https") ? 443 : 80;
        rules.check(host, address.getPort() < 0 ? usual : address.getPort(), usual);
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                rules.check(host, each);
            }
        } catch (UnknownHostException e) {
            // the call itself will say so; a model may be deployed before its host has a name
        }
    }
}
