package dev.countersign.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class SignInSessionRepository implements PanacheRepositoryBase<SignInSession, String> {

    long deleteNotSeenSince(Instant moment) {
        return delete("lastSeenAt < ?1", moment);
    }
}
