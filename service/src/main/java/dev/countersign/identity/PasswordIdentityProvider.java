package dev.countersign.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns user name and password into an identity. */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final SignInService signIn;

    PasswordIdentityProvider(SignInService signIn) {
        this.signIn = signIn;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> authenticate(request));
    }

    private SecurityIdentity authenticate(UsernamePasswordAuthenticationRequest request) {
        try {
            String password = new String(request.getPassword().getPassword());
            return Credential.BASIC.identityOf(signIn.signInAgain(request.getUsername(), password));
        } catch (SignInThrottledException e) {
            RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
            if (http != null) {
                Challenge.waitFirst(http, e.retryAfterSeconds());
            }
            throw new AuthenticationFailedException(e);
        } catch (WrongCredentialsException e) {
            throw new AuthenticationFailedException(e);
        }
    }
}
