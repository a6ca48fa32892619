package dev.countersign.externaltask;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final HostRule rule =
            new AllowedHosts(Optional.of(Set.of("api.example.org", "127.0.0.1:8099", "*.functions.example.net")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/x",
                "http://API.example.org:8443/x?y=1",
                "http://127.0.0.1:8099/",
                "https://eu.functions.example.net/f"
            })
    void listedHostsAreCalled(String address) {
        assertThatCode(() -> rule.check(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:9000/q/health",
                "http://169.254.169.254/latest/meta-data",
                "https://functions.example.net/f",
                "https://evilfunctions.example.net/f",
                "https://api.example.org.evil.example/x"
            })
    void othersAreNot(String address) {
        assertThatThrownBy(() -> rule.check(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countersign.connector.hosts.allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://api.example.org/x", "api.example.org/x"})
    void otherSchemesAreNot(String address) {
        assertThatThrownBy(() -> rule.check(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The address must begin with http:// or https://.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.org@evil.example/", "https:///x"})
    void addressesThatHideTheirHostAreNot(String address) {
        assertThatThrownBy(() -> rule.check(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The address must name a host, and neither user nor password.");
    }
}
