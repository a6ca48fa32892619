package dev.countersign.learning.value;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scores of published forecasts, one version for each snapshot of actual figures. */
@ApplicationScoped
class ScoreRepository {

    private final EntityManager entityManager;

    ScoreRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Asks for a score; false when that was done before. */
    boolean request(UUID id, UUID publicationId, String snapshot, Instant at) {
        entityManager.flush();
        return entityManager
                        .createNativeQuery("""
                                insert into forecast_score (id, publication_id, snapshot, requested_at, state)
                                values (?1, ?2, ?3, ?4, 'REQUESTED')
                                on conflict (publication_id, snapshot) do nothing""")
                        .setParameter(1, id)
                        .setParameter(2, publicationId)
                        .setParameter(3, snapshot)
                        .setParameter(4, at)
                        .executeUpdate()
                == 1;
    }

    void startedAs(UUID id, String instanceId) {
        entityManager
                .createNativeQuery("update forecast_score set instance_id = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, instanceId)
                .executeUpdate();
    }

    /** Takes the result; false when the score is unknown, another instance works on it, or it has one already. */
    boolean scored(UUID id, String instanceId, Score score, Instant at) {
        int updated = entityManager
                .createNativeQuery("""
                        update forecast_score
                        set state = 'SCORED', scored_at = ?2, weeks = ?3, horizon = ?4, missing = ?5,
                          last_week = cast(?6 as date), failure = null
                        where id = ?1 and instance_id = ?7 and state <> 'SCORED'""")
                .setParameter(1, id)
                .setParameter(2, at)
                .setParameter(3, score.weeks())
                .setParameter(4, score.horizon())
                .setParameter(5, score.missing())
                .setParameter(6, text(score.lastWeek()))
                .setParameter(7, instanceId)
                .executeUpdate();
        if (updated == 1) {
            score.lines().forEach(line -> insert(id, line));
        }
        return updated == 1;
    }

    void failed(UUID id, String instanceId, String reason) {
        entityManager
                .createNativeQuery("""
                        update forecast_score set state = 'FAILED', failure = ?3
                        where id = ?1 and instance_id = ?2 and state = 'REQUESTED'""")
                .setParameter(1, id)
                .setParameter(2, instanceId)
                .setParameter(3, reason)
                .executeUpdate();
    }

    private void insert(UUID scoreId, ScoreLine line) {
        entityManager
                .createNativeQuery("""
                        insert into forecast_score_line values
                          (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)""")
                .setParameter(1, scoreId)
                .setParameter(2, line.category())
                .setParameter(3, line.month())
                .setParameter(4, line.percent())
                .setParameter(5, line.weeks())
                .setParameter(6, line.rows())
                .setParameter(7, line.actual())
                .setParameter(8, line.size())
                .setParameter(9, line.statistical())
                .setParameter(10, line.approved())
                .setParameter(11, line.statisticalError())
                .setParameter(12, line.approvedError())
                .setParameter(13, line.naiveSize())
                .setParameter(14, line.naiveError())
                .setParameter(15, line.statisticalErrorBesideNaive())
                .setParameter(16, line.approvedErrorBesideNaive())
                .executeUpdate();
    }

    /**
     * The lines of each publication's valid score: of those that cover the latest week, the one on the latest figures.
     *
     * @param fromMonth first month, as {@code 2026-01}
     * @param toMonth last month
     */
    @SuppressWarnings("unchecked")
    List<PublishedLine> valid(@Nullable String definition, String fromMonth, String toMonth) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        with valid as (
                          select distinct on (publication_id) id, publication_id
                          from forecast_score
                          where state = 'SCORED' and weeks > 0
                          order by publication_id, last_week desc nulls last, sequence desc)
                        select cast(p.id as text), p.decided_by, p.team, l.category, l.month, l.percent, l.weeks, l.rows,
                          l.actual, l.size, l.statistical, l.approved, l.statistical_error, l.approved_error,
                          l.naive_size, l.naive_error, l.statistical_error_beside_naive, l.approved_error_beside_naive
                        from valid v
                        join published_forecast p on p.id = v.publication_id
                        join forecast_score_line l on l.score_id = v.id
                        where (cast(?1 as text) is null or p.definition_key = ?1) and l.month between ?2 and ?3
                        order by p.published_at, l.category, l.month""", Object[].class)
                .setParameter(1, definition)
                .setParameter(2, fromMonth)
                .setParameter(3, toMonth)
                .getResultList();
        return rows.stream().map(PublishedLine::of).toList();
    }

    /** How many scores there are of the publications of a definition, older versions included. */
    long versions(@Nullable String definition) {
        return ((Number) entityManager
                        .createNativeQuery("""
                                select count(*) from forecast_score s
                                join published_forecast p on p.id = s.publication_id
                                where s.state = 'SCORED' and s.weeks > 0
                                  and (cast(?1 as text) is null or p.definition_key = ?1)""")
                        .setParameter(1, definition)
                        .getSingleResult())
                .longValue();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
