package dev.countersign.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The tables of workers and their signs of life. */
@ApplicationScoped
class WorkerRepository {

    private final EntityManager entityManager;

    WorkerRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** When a worker was last heard of on a topic. */
    record Seen(String workerId, String topic, String userId, Instant at) {}

    void write(Map<Sign, Instant> signs) {
        signs.forEach((sign, at) -> query("""
                        insert into worker_sign (worker_id, topic, user_id, last_seen_at)
                        values (:worker, :topic, :user, :at)
                        on conflict (worker_id, topic) do update set user_id = excluded.user_id,
                            last_seen_at = greatest(worker_sign.last_seen_at, excluded.last_seen_at)""")
                .setParameter("worker", sign.workerId())
                .setParameter("topic", sign.topic())
                .setParameter("user", sign.userId())
                .setParameter("at", at)
                .executeUpdate());
    }

    /** False when the name is somebody else's. */
    boolean announce(String id, WorkerAnnouncement worker, String user, Instant now) {
        return query("""
                        insert into worker as w
                            (id, name, language, version, contact, docs_url, topics, announced_by, last_seen_at)
                        values (:id, :name, :language, :version, :contact, :docs, :topics, :user, :now)
                        on conflict (id) do update set name = excluded.name, language = excluded.language,
                            version = excluded.version, contact = excluded.contact, docs_url = excluded.docs_url,
                            topics = excluded.topics, last_seen_at = excluded.last_seen_at
                        where w.announced_by = excluded.announced_by""")
                        .setParameter("id", id)
                        .setParameter("name", worker.name())
                        .setParameter("language", worker.language(), String.class)
                        .setParameter("version", worker.version(), String.class)
                        .setParameter("contact", worker.contact(), String.class)
                        .setParameter("docs", worker.docsUrl(), String.class)
                        .setParameter("topics", worker.topics().toArray(String[]::new))
                        .setParameter("user", user)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    List<AnnouncedWorker> announced() {
        return rows("select id, name, language, version, contact, docs_url, topics, announced_by, last_seen_at"
                        + " from worker order by id")
                .stream()
                .map(row -> new AnnouncedWorker(
                        String.valueOf(row[0]),
                        new WorkerAnnouncement(
                                String.valueOf(row[1]),
                                text(row[2]),
                                text(row[3]),
                                List.of((String[]) row[6]),
                                text(row[4]),
                                text(row[5])),
                        String.valueOf(row[7]),
                        (Instant) row[8]))
                .toList();
    }

    List<Seen> seen() {
        return rows("select worker_id, topic, user_id, last_seen_at from worker_sign order by worker_id, topic")
                .stream()
                .map(row -> new Seen(
                        String.valueOf(row[0]), String.valueOf(row[1]), String.valueOf(row[2]), (Instant) row[3]))
                .toList();
    }

    Optional<Instant> lastSeen(String topic) {
        return Optional.ofNullable((Instant) entityManager
                .createNativeQuery("select max(last_seen_at) from worker_sign where topic = :topic", Instant.class)
                .setParameter("topic", topic)
                .getSingleResult());
    }

    void forget(Instant before) {
        for (String table : List.of("worker", "worker_sign")) {
            query("delete from " + table + " where last_seen_at < :before")
                    .setParameter("before", before)
                    .executeUpdate();
        }
    }

    private List<Object[]> rows(String sql) {
        List<?> rows = entityManager.createNativeQuery(sql, Object[].class).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private NativeQuery<?> query(String sql) {
        return entityManager.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
