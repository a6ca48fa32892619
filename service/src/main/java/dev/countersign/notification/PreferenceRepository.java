package dev.countersign.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PreferenceRepository implements PanacheRepositoryBase<PreferenceRow, String> {}
