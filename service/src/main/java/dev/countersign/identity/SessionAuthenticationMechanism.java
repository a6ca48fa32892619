package dev.countersign.identity;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Finds out who sends a request: by Basic authentication where it is offered, else by the session's cookie. */
@ApplicationScoped
class SessionAuthenticationMechanism implements HttpAuthenticationMechanism {
    private final BasicAuthenticationMechanism basic = new BasicAuthenticationMechanism("Countersign", true);

    /**
     * Wrong credentials leave nobody signed in, and {@link DenyByDefaultPolicy} has the request answered: so it is the same
     * answer everywhere, and nothing keeps a browser with an old session from the sign-in page.
     */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                ? byPassword(context, identities)
                : bySession(context, identities);
        return identity.onFailure(failure ->
                        failure instanceof AuthenticationFailedException || failure instanceof IllegalArgumentException)
                .recoverWithNull();
    }

    private Uni<SecurityIdentity> byPassword(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom().deferred(() -> {
            Uni<SecurityIdentity> identity = basic.authenticate(context, identities);
            // The delegate has claimed the challenge for itself; ours is the one that callers know.
            context.put(HttpAuthenticationMechanism.class.getName(), this);
            return identity;
        });
    }

    private static Uni<SecurityIdentity> bySession(RoutingContext context, IdentityProviderManager identities) {
        Cookie cookie = context.request().getCookie(SessionCookie.NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        SessionRequest request = new SessionRequest(cookie.getValue());
        HttpSecurityUtils.setRoutingContextAttribute(request, context);
        return identities.authenticate(request);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Challenge.answer(context);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), null, null));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class, SessionRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }
}
