package dev.countersign.connector.host;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that share their first bits.
 *
 * @param bits how many
 */
public record AddressRange(InetAddress first, int bits) {

    /** An address ({@code 10.1.2.3}) or a range ({@code 10.1.0.0/16}); empty when the text is neither. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = HostName.literal(slash < 0 ? text : text.substring(0, slash));
        return address.flatMap(first -> {
            int most = first.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return bits > most ? Optional.empty() : Optional.of(new AddressRange(first, bits));
        });
    }

    /** The same, of a text that is known to be a range. */
    static AddressRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no range of addresses: " + text));
    }

    /** Whether the address is in the range; never for the other family of addresses. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int rest = mine.length * 8 - bits;
        return new BigInteger(1, mine).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }
}
