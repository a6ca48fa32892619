package dev.countersign.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts by statements: a save is one of them, so that of two at once exactly one wins. */
@ApplicationScoped
class DraftRepository {

    private static final String THIS_ONE = " where owner = :owner and kind = :kind and subject = :subject";

    private final EntityManager entityManager;
    private final ObjectMapper json;

    DraftRepository(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    Optional<DraftView> find(DraftKey key) {
        Stream<?> rows = keyed(
                        entityManager.createNativeQuery(
                                "select version, data, evidence_digest, saved_at from form_draft" + THIS_ONE,
                                Tuple.class),
                        key)
                .getResultStream();
        return rows.map(row -> view((Tuple) row)).findFirst();
    }

    /** False when there is one already. */
    boolean insert(DraftKey key, String data, @Nullable String evidenceDigest, Instant at) {
        return saved(
                                key,
                                "insert into form_draft (owner, kind, subject, version, data, evidence_digest, saved_at)"
                                        + " values (:owner, :kind, :subject, 1, :data, :digest, :at) on conflict do nothing",
                                data,
                                evidenceDigest,
                                at)
                        .executeUpdate()
                == 1;
    }

    /** False when the draft has another version, or is gone. */
    boolean update(DraftKey key, long version, String data, @Nullable String evidenceDigest, Instant at) {
        return saved(
                                key,
                                "update form_draft set version = version + 1, data = :data, evidence_digest = :digest, saved_at = :at"
                                        + THIS_ONE + " and version = :version",
                                data,
                                evidenceDigest,
                                at)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    void delete(DraftKey key) {
        keyed(entityManager.createNativeQuery("delete from form_draft" + THIS_ONE), key)
                .executeUpdate();
    }

    void deleteAll(DraftKey.Kind kind, String subject) {
        entityManager
                .createNativeQuery("delete from form_draft where kind = :kind and subject = :subject")
                .setParameter("kind", kind.column())
                .setParameter("subject", subject)
                .executeUpdate();
    }

    int deleteSavedBefore(Instant instant) {
        return entityManager
                .createNativeQuery("delete from form_draft where saved_at < :instant")
                .setParameter("instant", instant)
                .executeUpdate();
    }

    private Query saved(DraftKey key, String sql, String data, @Nullable String evidenceDigest, Instant at) {
        return keyed(entityManager.createNativeQuery(sql), key)
                .setParameter("data", data)
                .setParameter("digest", evidenceDigest)
                .setParameter("at", at);
    }

    private static Query keyed(Query query, DraftKey key) {
        return query.setParameter("owner", key.owner())
                .setParameter("kind", key.kind().column())
                .setParameter("subject", key.subject());
    }

    private DraftView view(Tuple row) {
        try {
            return new DraftView(
                    ((Number) row.get("version")).longValue(),
                    json.readTree((String) row.get("data")),
                    (String) row.get("evidence_digest"),
                    row.get("saved_at", Instant.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is not JSON", e);
        }
    }
}
