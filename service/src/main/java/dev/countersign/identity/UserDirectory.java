package dev.countersign.identity;

import java.util.List;
import java.util.Optional;

/** Finds people by id and by group. Embedded users stand behind it; an OIDC provider's directory can take its place. */
public interface UserDirectory {

    /** The active user with exactly this id. */
    Optional<User> find(String id);

    /** Whether there was a user with exactly this id who is not active any more; false for whom nobody knows. */
    boolean hasLeft(String id);

    /** The active members of a group, ordered by id; empty for an unknown group. */
    List<User> membersOf(String group);

    /**
     * The active users whose id or name contains a text, whatever the case, ordered by name.
     *
     * @param text empty for everybody
     * @param limit at most so many
     */
    List<User> search(String text, int limit);

    /** The active users with a role, ordered by id. */
    List<User> withRole(String role);

    /** The groups that some active user is in, in alphabetical order. */
    List<String> groups();
}
