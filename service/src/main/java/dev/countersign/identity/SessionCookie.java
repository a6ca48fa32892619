package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cookie that carries a session's token. */
@ApplicationScoped
class SessionCookie {
    static final String NAME = "countersign-session";

    private final boolean publicUrlIsSecure;

    SessionCookie(@ConfigProperty(name = "countersign.public-url") Optional<String> publicUrl) {
        this.publicUrlIsSecure =
                publicUrl.filter(url -> url.startsWith("https:")).isPresent();
    }

    NewCookie carrying(String token, String scheme) {
        return cookie(scheme).value(token).build();
    }

    NewCookie expired(String scheme) {
        return cookie(scheme).value("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String scheme) {
        return new NewCookie.Builder(NAME)
                .path("/")
                .httpOnly(true)
                .secure(publicUrlIsSecure || scheme.equals("https"))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
