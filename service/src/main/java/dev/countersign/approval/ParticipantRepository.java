package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class ParticipantRepository implements PanacheRepositoryBase<Participant, Long> {

    /** Who took part in one of the activities, in any process instance below the given ones, by another task than this. */
    List<String> participants(
            Collection<String> rootInstanceIds,
            String definitionKey,
            Collection<String> activityIds,
            String otherThan) {
        return find(
                        "select distinct userId from Participant"
                                + " where rootInstanceId in ?1 and definitionKey = ?2 and activityId in ?3"
                                + " and taskId <> ?4",
                        rootInstanceIds,
                        definitionKey,
                        activityIds,
                        otherThan)
                .project(String.class)
                .list();
    }
}
