package dev.countersign.connector.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Addresses that are not on the public internet, and those that only wrap one that is not. */
final class InternalAddresses {

    /** IANA's special-purpose registries: what is not globally reachable. */
    private static final List<AddressRange> RANGES = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96", // unspecified, loopback and the old way to write IPv4
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23", // Teredo among them
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .stream()
            .map(AddressRange::of)
            .toList();

    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    private InternalAddresses() {}

    static boolean contain(InetAddress address) {
        return RANGES.stream().anyMatch(range -> range.contains(address))
                || wrapped(address).filter(InternalAddresses::contain).isPresent();
    }

    /** The IPv4 address that a gateway would turn an IPv6 address into. */
    private static Optional<InetAddress> wrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return Optional.of(ofBytes(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(ofBytes(Arrays.copyOfRange(bytes, 2, 6))) : Optional.empty();
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
