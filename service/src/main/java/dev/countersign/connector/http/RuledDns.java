package dev.countersign.connector.http;

import dev.countersign.connector.host.HostName;
import dev.countersign.connector.host.HostRefusedException;
import dev.countersign.connector.host.HostRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves names and lets through only addresses that calls may reach: the client connects to nothing else. */
class RuledDns implements DnsResolver {

    private final HostRules rules;
    private final NameLookup names;

    RuledDns(HostRules rules, NameLookup names) {
        this.rules = rules;
        this.names = names;
    }

    /** A refusal is told as a name that is not known: the client hands on no other failure of its resolver. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = HostName.normal(host);
        InetAddress[] addresses = names.resolve(name);
        try {
            for (InetAddress address : addresses) {
                rules.check(name, address);
            }
        } catch (HostRefusedException e) {
            UnknownHostException refused = new UnknownHostException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
