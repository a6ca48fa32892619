package dev.countersign.connector.http;

import dev.countersign.connector.host.HostName;
import dev.countersign.connector.host.HostRefusedException;
import dev.countersign.connector.host.HostRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the one host of a call and checks what it resolves to. The client connects to these very addresses, so a name
 * that means something else a moment later leads nowhere.
 */
class CheckedDns implements DnsResolver {

    private final HttpTarget target;
    private final HostRules rules;
    private final NameLookup names;

    CheckedDns(HttpTarget target, HostRules rules, NameLookup names) {
        this.target = target;
        this.rules = rules;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!HostName.normal(host).equals(target.host())) {
            throw HostRefusedException.other(host, target.host());
        }
        InetAddress[] addresses = names.resolve(target.host());
        if (!target.configured()) {
            for (InetAddress address : addresses) {
                rules.check(target.host(), address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
