package dev.countersign.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class AppUserRepository implements PanacheRepositoryBase<AppUser, String> {

    Optional<AppUser> findActive(String id) {
        return findByIdOptional(id).filter(user -> user.active);
    }

    List<AppUser> activeMembersOf(String group) {
        return list("from AppUser u where u.active = true and ?1 member of u.groups order by u.id", group);
    }

    List<AppUser> activeWith(String text, int limit) {
        return find(
                        "from AppUser u where u.active = true and (locate(?1, lower(u.name)) > 0 or locate(?1, u.id) > 0)"
                                + " order by lower(u.name), u.id",
                        text.strip().toLowerCase(Locale.ROOT))
                .page(0, limit)
                .list();
    }

    List<AppUser> activeWithRole(String role) {
        return list("from AppUser u where u.active = true and ?1 member of u.roles order by u.id", role);
    }

    List<String> groupsOfActive() {
        return getEntityManager()
                .createQuery(
                        "select distinct g from AppUser u join u.groups g where u.active = true order by g",
                        String.class)
                .getResultList();
    }

    /** Makes nodes that start at the same moment create the first users one after the other. */
    void lockForCreation() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('countersign.app_user'))")
                .getSingleResult();
    }
}
