package dev.countersign.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a job gets its turn.
 *
 * @param pool where it takes a place
 * @param priority higher goes first
 * @param tenantId for whom it works; null where there are no tenants
 * @param retryPolicy as {@link RetryPolicies} stores it; null for jobs of earlier versions
 */
@Embeddable
record JobTerms(
        @Column(name = "pool") String pool,
        @Column(name = "priority") int priority,
        @Column(name = "tenant_id") @Nullable String tenantId,
        @Column(name = "retry_policy") @Nullable String retryPolicy) {}
