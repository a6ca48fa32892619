package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the incidents of each activity between one notice and the next. */
@ApplicationScoped
class IncidentGroups {
    private final EntityManager entityManager;

    IncidentGroups(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The last one of an activity. */
    record Incident(
            String definitionKey,
            String activityId,
            @Nullable String instanceId,
            String message) {}

    /** How many there were since the last notice. */
    record Counted(Incident incident, int more) {}

    /**
     * Whether it is to be told now, because none of its activity was since {@code told}; it is counted otherwise. Of
     * several at once exactly one is told.
     */
    boolean count(Incident incident, Instant now, Instant told) {
        Object waiting = entityManager
                .createNativeQuery("""
                        insert into notification_incident as i
                            (definition_key, activity_id, told_at, waiting, instance_id, message)
                        values (:definition, :activity, :now, 0, :instance, :message)
                        on conflict (definition_key, activity_id) do update set
                            waiting = case when i.told_at > :told or i.waiting > 0 then i.waiting + 1 else 0 end,
                            told_at = case when i.told_at > :told or i.waiting > 0 then i.told_at else :now end,
                            instance_id = :instance,
                            message = :message
                        returning waiting""")
                .setParameter("definition", incident.definitionKey())
                .setParameter("activity", incident.activityId())
                .setParameter("instance", incident.instanceId())
                .setParameter("message", incident.message())
                .setParameter("now", now)
                .setParameter("told", told)
                .getSingleResult();
        return ((Number) waiting).intValue() == 0;
    }

    /** Those with some that were counted, and whose last notice is long enough ago. */
    List<Counted> due(Instant told) {
        List<?> rows = entityManager
                .createNativeQuery("select definition_key, activity_id, instance_id, message, waiting"
                        + " from notification_incident where waiting > 0 and told_at <= :told")
                .setParameter("told", told)
                .getResultList();
        return rows.stream().map(row -> counted((Object[]) row)).toList();
    }

    private static Counted counted(Object[] row) {
        return new Counted(
                new Incident(
                        String.valueOf(row[0]),
                        String.valueOf(row[1]),
                        row[2] == null ? null : row[2].toString(),
                        String.valueOf(row[3])),
                ((Number) row[4]).intValue());
    }

    /** False when another node was faster, or more have come meanwhile. */
    boolean tell(Incident incident, int more, Instant now) {
        return entityManager
                        .createNativeQuery("""
                        update notification_incident set waiting = 0, told_at = :now
                        where definition_key = :definition and activity_id = :activity and waiting = :more""")
                        .setParameter("now", now)
                        .setParameter("definition", incident.definitionKey())
                        .setParameter("activity", incident.activityId())
                        .setParameter("more", more)
                        .executeUpdate()
                == 1;
    }
}
