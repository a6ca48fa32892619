package dev.countersign.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AppUserRepository implements PanacheRepositoryBase<AppUser, String> {

    Optional<AppUser> findActive(String id) {
        return findByIdOptional(id).filter(user -> user.active);
    }

    List<AppUser> activeMembersOf(String group) {
        return list("from AppUser u where u.active = true and ?1 member of u.groups order by u.id", group);
    }

    /** Makes nodes that start at the same moment create the first users one after the other. */
    void lockForCreation() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('countersign.app_user'))")
                .getSingleResult();
    }
}
