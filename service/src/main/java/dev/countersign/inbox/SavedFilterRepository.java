package dev.countersign.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class SavedFilterRepository implements PanacheRepositoryBase<SavedFilter, UUID> {

    /** Lets one transaction at a time write a person's filters, so that names, number and preselection hold. */
    void lockFiltersOf(String owner) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('task_filter'), hashtext(?1))")
                .setParameter(1, owner)
                .getSingleResult();
    }

    List<SavedFilter> visibleTo(String userId, Set<String> groups) {
        String byName = " order by lower(name), id";
        return groups.isEmpty()
                ? list("owner = ?1" + byName, userId)
                : list("owner = ?1 or sharedWith in ?2" + byName, userId, groups);
    }

    List<SavedFilter> ofOwner(String owner) {
        return list("owner", owner);
    }
}
