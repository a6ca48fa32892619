package dev.countersign.maildecision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class MailDecisionLinkRepository implements PanacheRepositoryBase<MailDecisionLink, String> {

    Optional<MailDecisionLink> findBy(Token token) {
        return findByIdOptional(token.hash());
    }

    /** Of several at once exactly one gets true. */
    boolean markUsed(Token token, Instant now) {
        return update("usedAt = ?1 where tokenHash = ?2 and usedAt is null", now, token.hash()) == 1;
    }

    /** A task is over: none of its buttons works any more. */
    void endAllOf(String taskId, Instant now) {
        update("expiresAt = ?1 where taskId = ?2 and usedAt is null and expiresAt > ?1", now, taskId);
    }

    void deleteExpiredBefore(Instant moment) {
        delete("expiresAt < ?1", moment);
    }
}
