package dev.countersign.connector.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

    @ParameterizedTest
    @CsvSource({
        "api.example.com, api.example.com, 443, true",
        "api.example.com, api.example.com, 8443, false",
        "api.example.com, xapi.example.com, 443, false",
        "api.example.com, api.example.com.evil.org, 443, false",
        "API.Example.com, api.example.com, 443, true",
        "*.example.com, a.b.example.com, 443, true",
        "*.example.com, example.com, 443, false",
        "*.example.com, evilexample.com, 443, false",
        "api.example.com:8443, api.example.com, 8443, true",
        "api.example.com:8443, api.example.com, 443, false",
        "api.example.com:*, api.example.com, 1, true",
        "*, anything.org, 443, true",
        "*, anything.org, 22, false",
        "198.51.100.0/24:*, 198.51.100.9, 80, true",
        "198.51.100.0/24:*, 198.51.101.9, 80, false",
        "198.51.100.0/24:*, host.of.that.range, 80, false",
        "[2001:db8::]/32:443, 2001:db8::1, 443, true",
        "[2001:db8::]/32:443, 2001:db9::1, 443, false"
    })
    void patterns(String pattern, String host, int port, boolean matches) {
        assertThat(HostPattern.parse(pattern).matches(host, port, 443)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x.org", "a.*.org", "x.org:99999999", "x org", "[::1", "10.0.0.0/99"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> HostPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001:0:1::1"
            })
    void internalAddressesAreKnownInEveryForm(String address) throws UnknownHostException {
        assertThat(InternalAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "169.253.1.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"})
    void publicAddressesAreNot(String address) throws UnknownHostException {
        assertThat(InternalAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "017700000001",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "127.0.0.01",
                "1.2.3.4.5",
                "256.1.1.1",
                "example.0x1",
                "",
                ".",
                "fe80::1%eth0"
            })
    void addressesInDisguiseAreRefused(String host) {
        assertThatThrownBy(() -> HostName.normal(host)).isInstanceOf(HostRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "API.Example.COM., api.example.com",
        "bücher.example, xn--bcher-kva.example",
        "１２７.0.0.1, 127.0.0.1",
        "ex。ample.org, ex.ample.org",
        "[::FFFF:127.0.0.1], ::ffff:127.0.0.1",
        "127.0.0.1., 127.0.0.1"
    })
    void hostsHaveOneSpelling(String host, String normal) {
        assertThat(HostName.normal(host)).isEqualTo(normal);
    }

    @Test
    void nothingIsAllowedAtFirst() {
        assertThatThrownBy(() -> rules(null, null).check("api.example.com", 443, 443))
                .isInstanceOf(HostRefusedException.class)
                .hasMessageContaining("an operator sets countersign.connector.hosts.allowed=api.example.com:443");
    }

    @Test
    void anAllowedNameDoesNotOpenInternalAddresses() throws UnknownHostException {
        HostRules rules = rules(List.of("*", "127.0.0.1"), List.of("10.1.0.0/16", "::1"));

        rules.check("127.0.0.1", 443, 443);
        assertThatThrownBy(() -> rules.check("inside.example.com", InetAddress.getByName("127.0.0.1")))
                .isInstanceOf(HostRefusedException.class)
                .hasMessageContaining("internal address 127.0.0.1")
                .hasMessageContaining("countersign.connector.hosts.internal");
        assertThatCode(() -> rules.check("db.example.com", InetAddress.getByName("10.1.2.3")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.check("db.example.com", InetAddress.getByName("10.2.2.3")))
                .isInstanceOf(HostRefusedException.class);
        assertThatCode(() -> rules.check("web.example.com", InetAddress.getByName("93.184.216.34")))
                .doesNotThrowAnyException();
    }

    private static HostRules rules(@Nullable List<String> allowed, @Nullable List<String> internal) {
        return new HostRules(new HostConfig() {
            @Override
            public Optional<List<String>> allowed() {
                return Optional.ofNullable(allowed);
            }

            @Override
            public Optional<List<String>> internal() {
                return Optional.ofNullable(internal);
            }
        });
    }
}
