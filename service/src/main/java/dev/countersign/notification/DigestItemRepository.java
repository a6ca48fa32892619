package dev.countersign.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DigestItemRepository implements PanacheRepositoryBase<DigestItem, UUID> {

    /** Whose digest is due. */
    List<String> recipientsDue(Instant now) {
        return getEntityManager()
                .createQuery(
                        "select distinct i.recipientId from DigestItem i where i.dueAt <= ?1 order by 1", String.class)
                .setParameter(1, now)
                .getResultList();
    }

    /** Everything that waits for a person's digest, locked; what another node holds is left to it. */
    List<DigestItem> lockOf(String recipientId) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from notification_digest_item
                        where recipient_id = :recipient
                        order by sequence
                        for update skip locked""", DigestItem.class)
                .setParameter("recipient", recipientId)
                .getResultStream()
                .map(DigestItem.class::cast)
                .toList();
    }

    boolean isWaiting(String recipientId, String taskId, NoticeKind kind) {
        return count("recipientId = ?1 and taskId = ?2 and kind = ?3", recipientId, taskId, kind) > 0;
    }

    void reschedule(String recipientId, Instant dueAt) {
        update("dueAt = ?1 where recipientId = ?2", dueAt, recipientId);
    }
}
