/**
 * Turns raw sales files into a snapshot: the canonical panel, the rows that were refused with their reasons, and a
 * profile. No row is dropped silently: each is accepted, counted as an exact duplicate, or quarantined.
 */
@NullMarked
package dev.countersign.analytics.ingest;

import org.jspecify.annotations.NullMarked;
