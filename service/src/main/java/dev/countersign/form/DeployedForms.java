package dev.countersign.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

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
}
