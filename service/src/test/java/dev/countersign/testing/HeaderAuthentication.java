package dev.countersign.testing;

import dev.countersign.identity.User;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Signs in whoever the header {@code Test-User: id;roles;groups} names (roles and groups separated by commas), so that one
 * test can act as several people. For tests only; a request without the header is left to the other mechanisms.
 */
@ApplicationScoped
public class HeaderAuthentication implements HttpAuthenticationMechanism {

    /** The name of the header. */
    public static final String HEADER = "Test-User";

    /** Where {@code identity.CurrentUser} looks first. */
    private static final String USER_ATTRIBUTE = "countersign.user";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HEADER);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        String[] parts = header.split(";", -1);
        Set<String> roles = Set.of(parts[1].split(","));
        Set<String> groups = Set.of(parts[2].split(","));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(parts[0]))
                        .addRoles(roles)
                        .addAttribute(USER_ATTRIBUTE, new User(parts[0], parts[0], null, roles, groups))
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return 5_000;
    }
}
