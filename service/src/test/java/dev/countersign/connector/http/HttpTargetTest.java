package dev.countersign.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://API.example.com, https://api.example.com/, 443",
        "http://api.example.com:80/a?b=c, http://api.example.com/a?b=c, 80",
        "https://api.example.com.:8443/a%20b, https://api.example.com:8443/a%20b, 8443",
        "https://[2001:DB8::1]/x, https://[2001:db8::1]/x, 443"
    })
    void addressesAreBroughtIntoOneForm(String text, String uri, int port) {
        HttpTarget target = HttpTarget.of("url", text, false);

        assertThat(target.uri()).hasToString(uri);
        assertThat(target.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://x.org",
                "file:///etc/passwd",
                "//x.org/",
                "x.org",
                "http:///x",
                "http://",
                "https://u:p@x.org/",
                "https://allowed.org@evil.org/",
                "https://x.org/#a",
                "https://x.org\\@evil.org/",
                "https://x.org/{{env:HOME}}",
                "https://x.org/${sys.user.home}",
                "https://x.org/a b",
                "https://x.org:99999/",
                "https://x.org:0/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://x_y.org/",
                "javascript:alert(1)"
            })
    void otherAddressesAreRefused(String text) {
        assertThatThrownBy(() -> HttpTarget.of("url", text, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathIsPlainText() {
        HttpTarget base = HttpTarget.of("url", "https://x.org/v1?key=1", true);

        assertThat(base.below("/orders/a b?x=1&y=${sys.user.home}#z/%2e%2e/{{env:HOME}}")
                        .uri())
                .hasToString(
                        "https://x.org/v1/orders/a%20b%3Fx%3D1%26y%3D%24%7Bsys.user.home%7D%23z/%252e%252e/%7B%7Benv%3AHOME%7D%7D?key=1");
        assertThat(base.below("").uri()).hasToString("https://x.org/v1?key=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", "./a", "a/.."})
    void aPathStaysBelow(String path) {
        assertThatThrownBy(() -> HttpTarget.of("url", "https://x.org/v1", true).below(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'path'");
    }

    @Test
    void parametersAreEncoded() {
        assertThat(HttpTarget.of("url", "https://x.org/a?b=1", false)
                        .with("q&x", "?bridgeEndpoint=true&x=${sys.user.home}+ü")
                        .uri())
                .hasToString(
                        "https://x.org/a?b=1&q%26x=%3FbridgeEndpoint%3Dtrue%26x%3D%24%7Bsys.user.home%7D%2B%C3%BC");
    }
}
