package dev.countersign.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which forms the engine already has; its API finds a form only through a task that uses it. */
@ApplicationScoped
class DeployedForms {

    private final EntityManager entityManager;

    DeployedForms(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The highest version of a form, 0 when there is none. */
    int latestVersion(String formId) {
        Number version = (Number) entityManager
                .createNativeQuery("select coalesce(max(version_), 0) from act_re_camformdef where key_ = ?1")
                .setParameter(1, formId)
                .getSingleResult();
        return version.intValue();
    }

    boolean exists(String formId, int version) {
        Number count = (Number) entityManager
                .createNativeQuery("select count(*) from act_re_camformdef where key_ = ?1 and version_ = ?2")
                .setParameter(1, formId)
                .setParameter(2, version)
                .getSingleResult();
        return count.intValue() > 0;
    }

    Optional<Place> latest(String formId) {
        return place(formId, "order by version_ desc limit 1", null);
    }

    Optional<Place> ofVersion(String formId, int version) {
        return place(formId, "and version_ = ?2", version);
    }

    Optional<Place> ofDeployment(String formId, String deploymentId) {
        return place(formId, "and deployment_id_ = ?2", deploymentId);
    }

    private Optional<Place> place(String formId, String which, @Nullable Object argument) {
        Query query = entityManager
                .createNativeQuery(
                        "select deployment_id_, resource_name_ from act_re_camformdef where key_ = ?1 " + which)
                .setParameter(1, formId);
        if (argument != null) {
            query.setParameter(2, argument);
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> (Object[]) row)
                .map(row -> new Place((String) row[0], (String) row[1]));
    }

    /** Where a form is kept. */
    record Place(String deploymentId, String resource) {}
}
