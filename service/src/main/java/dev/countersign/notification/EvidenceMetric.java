package dev.countersign.notification;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the evidence, formatted for reading.
 *
 * @param limit what it is measured against, or null
 * @param status {@code ok}, {@code warn}, {@code bad} or {@code info}
 * @param statusLabel the status in the reader's language
 */
public record EvidenceMetric(
        String label, String value, @Nullable String limit, String status, String statusLabel) {}
