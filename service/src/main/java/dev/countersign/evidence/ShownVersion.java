package dev.countersign.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that a step of a process instance has shown.
 *
 * @param taskId the task that showed it
 * @param round the how manieth task of this step it was; a step comes again after changes were asked for
 * @param number the how manieth evidence of this task
 * @param title of the document; null when it is not there
 */
public record ShownVersion(
        String taskId,
        int round,
        int number,
        String digest,
        @Nullable String title,
        Instant shownAt) {}
