package dev.countersign.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person (or a worker) as the rest of the service sees one.
 *
 * @param id what the engine stores as assignee, initiator and actor
 * @param name for people to read
 * @param email where mail goes; null when the person gets none
 * @param roles what the user may do, see {@link Role}
 * @param groups the candidate groups of user tasks that the user belongs to
 */
public record User(String id, String name, @Nullable String email, Set<String> roles, Set<String> groups) {

    public User {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** Whether the user holds at least one of the roles. */
    public boolean hasAnyRole(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
