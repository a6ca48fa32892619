package dev.countersign.identity;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The signed-in user of the current request. */
@ApplicationScoped
public class CurrentUser {
    static final String USER_ATTRIBUTE = "countersign.user";

    private final SecurityIdentity identity;
    private final UserDirectory directory;

    CurrentUser(SecurityIdentity identity, UserDirectory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    /**
     * The user of this request.
     *
     * @throws NotSignedInException outside of a request, or when nobody is signed in
     */
    public User get() {
        return find().orElseThrow(NotSignedInException::new);
    }

    /** The user of this request, or empty outside of a request and for an anonymous one. */
    public Optional<User> find() {
        if (!Arc.container().requestContext().isActive() || identity.isAnonymous()) {
            return Optional.empty();
        }
        User user = identity.getAttribute(USER_ATTRIBUTE);
        if (user != null) {
            return Optional.of(user);
        }
        // Other mechanisms (tests, bearer tokens) bring the roles; groups and address come from the directory.
        String id = identity.getPrincipal().getName();
        Set<String> roles = identity.getRoles();
        return Optional.of(directory
                .find(id)
                .map(known -> new User(id, known.name(), known.email(), roles, known.groups()))
                .orElseGet(() -> new User(id, id, null, roles, Set.of())));
    }

    /** Shorthand for the id of {@link #get()}. */
    public String id() {
        return get().id();
    }
}
