package dev.countersign.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Puts people into the directory for tests that need more than the first users. */
@ApplicationScoped
public class People {

    private final EntityManager entityManager;

    People(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A person of these groups, unless there is one of that id already; without password, so nobody signs in as them. */
    @Transactional
    public void add(String id, String name, String... groups) {
        entityManager
                .createNativeQuery("""
                        insert into app_user (id, name, email, password_hash, active, created_at)
                        values (?1, ?2, ?3, '-', true, now()) on conflict do nothing""")
                .setParameter(1, id)
                .setParameter(2, name)
                .setParameter(3, id + "@example.org")
                .executeUpdate();
        for (String group : groups) {
            entityManager
                    .createNativeQuery(
                            "insert into app_user_group (user_id, group_name) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, group)
                    .executeUpdate();
        }
    }
}
