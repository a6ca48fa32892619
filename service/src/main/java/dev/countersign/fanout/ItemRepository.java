package dev.countersign.fanout;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class ItemRepository implements PanacheRepositoryBase<FanOutItem, UUID> {

    /** Adds all items of a JSON list at once. */
    void add(UUID fanOutId, String list, int retries) {
        getEntityManager()
                .createNativeQuery("""
                        insert into fan_out_item (id, fan_out_id, position, item, state, retries_left, next_at)
                        select gen_random_uuid(), :fanOut, ordinality - 1, value::text, 'PENDING', :retries,
                            clock_timestamp()
                        from json_array_elements(cast(:list as json)) with ordinality""")
                .setParameter("fanOut", fanOutId)
                .setParameter("list", list)
                .setParameter("retries", retries)
                .executeUpdate();
    }

    @Transactional
    Map<ItemState, Integer> counts(UUID fanOutId) {
        Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
        for (ItemState state : ItemState.values()) {
            counts.put(state, 0);
        }
        getEntityManager()
                .createQuery(
                        "select i.state, count(i) from FanOutItem i where i.fanOutId = :id group by i.state",
                        Object[].class)
                .setParameter("id", fanOutId)
                .getResultList()
                .forEach(row -> counts.put((ItemState) row[0], ((Number) row[1]).intValue()));
        return counts;
    }

    /** The next ones whose time has come. */
    @Transactional
    List<FanOutItem> next(UUID fanOutId, int atMost, Instant now) {
        return find("fanOutId = ?1 and state = ?2 and nextAt <= ?3 order by position", fanOutId, ItemState.PENDING, now)
                .page(0, atMost)
                .list();
    }

    @Transactional
    List<FanOutItem> of(UUID fanOutId, Set<ItemState> states) {
        return list("fanOutId = ?1 and state in ?2 order by position", fanOutId, states);
    }

    @Transactional
    Optional<FanOutItem> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Transactional
    Optional<FanOutItem> lock(UUID fanOutId, int position) {
        return find("fanOutId = ?1 and position = ?2", fanOutId, position)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Gives the failed ones a new start. */
    @Transactional
    int retryFailed(UUID fanOutId, int retries, Instant now) {
        return update(
                "state = ?1, retriesLeft = ?2, nextAt = ?3 where fanOutId = ?4 and state = ?5",
                ItemState.PENDING,
                retries,
                now,
                fanOutId,
                ItemState.FAILED);
    }

    PanacheQuery<FanOutItem> page(UUID fanOutId, Set<ItemState> states) {
        return find("fanOutId = ?1 and state in ?2 order by position", fanOutId, states);
    }
}
