package dev.countersign.analytics.runner;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job hands back to the process.
 *
 * @param result small JSON object that becomes a process variable (at most 64 KiB)
 * @param evidence evidence document for the person who decides, or null when there is none
 */
public record Outcome(Map<String, Object> result, @Nullable Map<String, Object> evidence) {}
