package dev.countersign.connector.host;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelHostsTest {

    private final ModelHosts hosts = new ModelHosts(new HostRules(new HostConfig() {
        @Override
        public Optional<List<String>> allowed() {
            return Optional.of(List.of("api.example.invalid", "127.0.0.1:8099", "127.0.0.2:*", "localhost:*"));
        }

        @Override
        public Optional<List<String>> internal() {
            return Optional.of(List.of("127.0.0.1"));
        }
    }));

    @Test
    void listedHostsAreCalled() {
        assertThatCode(() -> hosts.check(URI.create("https://API.example.invalid/x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> hosts.check(URI.create("http://127.0.0.1:8099/"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:9000/q/health",
                "http://127.0.0.2:8099/",
                "http://169.254.169.254/latest/meta-data",
                "https://api.example.invalid:8443/",
                "https://api.example.invalid.evil.example/x"
            })
    void othersAreNot(String address) {
        assertThatThrownBy(() -> hosts.check(URI.create(address)))
                .isInstanceOf(HostRefusedException.class)
                .hasMessageContaining("countersign.connector.hosts.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://api.example.invalid/x",
                "api.example.invalid/x",
                "https://api.example.invalid@evil.example/",
                "https:///x"
            })
    void whatIsNoPlainAddressIsNot(String address) {
        assertThatThrownBy(() -> hosts.check(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }
}
