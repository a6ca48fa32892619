package dev.countersign.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<Notification, UUID> {

    /**
     * The oldest mail that is due, locked until the transaction ends. Mails that another sender holds are passed over, and
     * so are mails whose recipient has an older one waiting: a person gets mails in order.
     */
    Optional<Notification> lockNextDue(Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select n.* from notification n
                        where n.state = 'PENDING' and n.next_attempt_at <= :now
                          and not exists (
                            select 1 from notification older
                            where older.state = 'PENDING'
                              and older.recipient_address = n.recipient_address
                              and older.sequence < n.sequence)
                        order by n.sequence
                        limit 1
                        for update of n skip locked""", Notification.class)
                .setParameter("now", now)
                .getResultStream()
                .map(Notification.class::cast)
                .findFirst();
    }

    List<Notification> newestFirst(@Nullable NotificationState state, Page page) {
        Sort newestFirst = Sort.descending("sequence");
        return (state == null ? findAll(newestFirst) : find("state", newestFirst, state))
                .page(page)
                .list();
    }

    long countIn(@Nullable NotificationState state) {
        return state == null ? count() : count("state", state);
    }
}
