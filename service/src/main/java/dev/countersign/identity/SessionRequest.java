package dev.countersign.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Sign-in by the token of a session. */
class SessionRequest extends BaseAuthenticationRequest {
    private final String token;

    SessionRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
