package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/** Where in which process a job comes from, and what is to do it. */
record JobOrigin(
        String externalTaskId,
        String processInstanceId,
        String processDefinitionKey,
        @Nullable String businessKey,
        String activityId,
        String backend,
        String application) {}
