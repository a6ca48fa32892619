package dev.countersign.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** A completion that the task service has checked: who, with what, on which evidence. */
record AuthorisedCompletion(
        String taskId, UUID decisionId, String userId, ObjectNode data, Optional<String> evidence) {}
