package dev.countersign.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/** Gives runs without a business key one that a person can say: {@code retail-forecast-2026-03-01-2}. */
@ApplicationScoped
class BusinessKeys {

    private final EntityManager entityManager;
    private final Clock clock;

    BusinessKeys(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The next key of the day; two starts at once never get the same one. */
    @Transactional
    String next(String definitionKey) {
        LocalDate day = LocalDate.now(clock);
        Number number = (Number) entityManager
                .createNativeQuery("""
                        insert into business_key_counter (definition_key, day, last_number) values (?1, ?2, 1)
                        on conflict (definition_key, day)
                        do update set last_number = business_key_counter.last_number + 1
                        returning last_number
                        """)
                .setParameter(1, definitionKey)
                .setParameter(2, day)
                .getSingleResult();
        return definitionKey + "-" + day + "-" + number;
    }
}
