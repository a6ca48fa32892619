package dev.countersign.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The topics that are told to be without a worker, and since when anybody has been watching. */
@ApplicationScoped
class SilentTopicRepository {

    private final EntityManager entityManager;

    SilentTopicRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Notes a round of this node.
     *
     * @param broken the last round of any node must not lie before this moment, or the watch begins anew
     * @return since when there has been a watch without a break
     */
    Instant watch(Instant now, Instant broken) {
        return (Instant) entityManager
                .createNativeQuery("""
                        insert into worker_watch as w (since, last_round) values (:now, :now)
                        on conflict (only_row) do update set
                            since = case when w.last_round < :broken then :now else w.since end,
                            last_round = greatest(w.last_round, :now)
                        returning since""", Instant.class)
                .setParameter("now", now)
                .setParameter("broken", broken)
                .getSingleResult();
    }

    /** Whether this is the first to say so; later ones only bring the number up to date. */
    boolean add(SilentTopic silent) {
        boolean first = entityManager
                        .createNativeQuery("insert into silent_topic (topic, silent_since, waiting)"
                                + " values (:topic, :since, :waiting) on conflict (topic) do nothing")
                        .setParameter("topic", silent.topic())
                        .setParameter("since", silent.silentSince())
                        .setParameter("waiting", silent.waiting())
                        .executeUpdate()
                == 1;
        if (!first) {
            entityManager
                    .createNativeQuery("update silent_topic set waiting = :waiting where topic = :topic")
                    .setParameter("topic", silent.topic())
                    .setParameter("waiting", silent.waiting())
                    .executeUpdate();
        }
        return first;
    }

    /** Takes those off the list that are not silent any more; which ones this node took off. */
    List<String> keepOnly(Collection<String> topics) {
        List<?> gone = entityManager
                .createNativeQuery(
                        "delete from silent_topic where not topic = any(:topics) returning topic", String.class)
                .setParameter("topics", topics.toArray(String[]::new))
                .getResultList();
        return gone.stream().map(Object::toString).toList();
    }

    List<SilentTopic> all() {
        List<?> rows = entityManager
                .createNativeQuery(
                        "select topic, silent_since, waiting from silent_topic order by topic", Object[].class)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SilentTopic(String.valueOf(row[0]), (Instant) row[1], ((Number) row[2]).longValue()))
                .toList();
    }
}
