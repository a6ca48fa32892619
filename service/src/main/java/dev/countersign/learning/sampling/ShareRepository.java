package dev.countersign.learning.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The shares that admins set, and the secret behind the choice. */
@ApplicationScoped
class ShareRepository {

    private final EntityManager entityManager;

    ShareRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @SuppressWarnings("unchecked")
    Optional<SetShare> latest(String definitionKey) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select share, set_by, set_at from sampling_share
                        where definition_key = ?1 order by sequence desc limit 1""", Object[].class)
                .setParameter(1, definitionKey)
                .getResultList();
        return rows.stream()
                .map(row -> new SetShare(((Number) row[0]).doubleValue(), (String) row[1], (Instant) row[2]))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    List<String> definitions() {
        return entityManager
                .createNativeQuery("select distinct definition_key from sampling_share", String.class)
                .getResultList();
    }

    void set(String definitionKey, double share, String user, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into sampling_share (definition_key, share, set_by, set_at)
                        values (?1, ?2, ?3, ?4)""")
                .setParameter(1, definitionKey)
                .setParameter(2, share)
                .setParameter(3, user)
                .setParameter(4, at)
                .executeUpdate();
    }

    /** The secret of this installation; of several offered at once the first one stays. */
    String secret(String fresh) {
        entityManager
                .createNativeQuery("insert into sampling_secret (secret) values (?1) on conflict do nothing")
                .setParameter(1, fresh)
                .executeUpdate();
        return (String) entityManager
                .createNativeQuery("select secret from sampling_secret", String.class)
                .getSingleResult();
    }

    record SetShare(double share, String setBy, Instant setAt) {}
}
