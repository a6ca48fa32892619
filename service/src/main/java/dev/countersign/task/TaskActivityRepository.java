package dev.countersign.task;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TaskActivityRepository implements PanacheRepository<TaskActivity> {}
