package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ApprovalTaskRepository implements PanacheRepositoryBase<ApprovalTask, String> {}
