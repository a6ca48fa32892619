package dev.countersign.learning.sampling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SampleRepository implements PanacheRepositoryBase<Sample, UUID> {

    private static final String ANSWERED =
            "verdict is not null and (?1 is null or definitionKey = ?1)" + " and decidedAt >= ?2 and decidedAt < ?3";

    Optional<Sample> find(String instanceId, String decisionKey) {
        return find("instanceId = ?1 and decisionKey = ?2", instanceId, decisionKey)
                .firstResultOptional();
    }

    List<Sample> openIn(Collection<String> instanceIds) {
        return instanceIds.isEmpty() ? List.of() : list("verdict is null and instanceId in ?1", instanceIds);
    }

    List<Sample> answered(@Nullable String definition, Instant from, Instant to, Page page) {
        return find(ANSWERED, Sort.descending("decidedAt"), definition, from, to)
                .page(page)
                .list();
    }

    long countAnswered(@Nullable String definition, Instant from, Instant to) {
        return count(ANSWERED, definition, from, to);
    }

    /** Month, verdict and number, the latest month first. */
    @SuppressWarnings("unchecked")
    List<Object[]> countsByMonth(@Nullable String definition, Instant from, Instant to) {
        return getEntityManager()
                .createNativeQuery("""
                        select to_char(decided_at at time zone 'UTC', 'YYYY-MM'), verdict, count(*)
                        from sample
                        where verdict is not null and (cast(?1 as text) is null or definition_key = ?1)
                          and decided_at >= ?2 and decided_at < ?3
                        group by 1, 2
                        order by 1 desc""", Object[].class)
                .setParameter(1, definition)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
    }
}
