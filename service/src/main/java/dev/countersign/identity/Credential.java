package dev.countersign.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** What a request brought to prove who it is. */
enum Credential {
    /** A session's cookie, which browsers send by themselves: such a request must prove where it comes from. */
    SESSION,
    /** User name and password in the request. */
    BASIC;

    private static final String ATTRIBUTE = "countersign.credential";

    SecurityIdentity identityOf(User user) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user.id()))
                .addRoles(user.roles())
                .addAttribute(CurrentUser.USER_ATTRIBUTE, user)
                .addAttribute(ATTRIBUTE, this)
                .build();
    }

    boolean was(SecurityIdentity identity) {
        return this == identity.<Object>getAttribute(ATTRIBUTE);
    }
}
