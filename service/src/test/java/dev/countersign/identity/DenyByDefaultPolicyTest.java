package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenyByDefaultPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /sign-in.html, true",
        "HEAD, /sign-in.html, true",
        "GET, /sign-in/style.css, true",
        "GET, /sign-in/logo-2.min.svg, true",
        "GET, /favicon.ico, true",
        "GET, /favicon.svg, true",
        "GET, /icon.svg, true",
        "POST, /j_security_check, true",
        "GET, /j_security_check, false",
        "POST, /sign-in.html, false",
        "GET, /, false",
        "GET, /index.html, false",
        "GET, /sign-in, false",
        "GET, /sign-in/, false",
        "GET, /sign-in/.., false",
        "GET, /sign-in/../api/me, false",
        "GET, /sign-in/a..b, false",
        "GET, /sign-in/%2e%2e/api/me, false",
        "GET, /sign-in/..%2Fapi%2Fme, false",
        "GET, /sign-in/x;/../../api/me, false",
        "GET, /sign-in/x/y.css, false",
        "GET, /sign-in.html/../api/me, false",
        "GET, /sign-in.html;x, false",
        "GET, //sign-in.html, false",
        "GET, /SIGN-IN.HTML, false",
        "GET, /api/me, false",
        "POST, /api/task-tokens/success, true",
        "GET, /api/task-tokens/success, false",
        "POST, /api/task-tokens/success/, false",
        "POST, /api/task-tokens/success/../../me, false",
        "POST, /api/task-tokens, false",
        "GET, /engine-rest/task, false",
    })
    void onlyWhatSignInNeedsIsPublic(String method, String path, boolean expected) {
        assertThat(DenyByDefaultPolicy.isPublic(method, path)).isEqualTo(expected);
    }
}
