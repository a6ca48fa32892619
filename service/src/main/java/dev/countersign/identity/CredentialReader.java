package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads in a transaction of its own, so that no connection is held while a password is hashed. */
@ApplicationScoped
class CredentialReader {
    private final AppUserRepository users;

    record StoredCredential(User user, String passwordHash) {}

    CredentialReader(AppUserRepository users) {
        this.users = users;
    }

    @Transactional
    Optional<StoredCredential> read(String id) {
        return users.findActive(id).map(user -> new StoredCredential(user.toUser(), user.passwordHash));
    }
}
