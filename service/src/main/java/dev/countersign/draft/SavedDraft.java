package dev.countersign.draft;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a saved draft: its new version, and when. */
@Schema(examples = "{\"version\": 3, \"savedAt\": \"2026-01-31T10:32:00Z\"}")
public record SavedDraft(long version, Instant savedAt) {}
