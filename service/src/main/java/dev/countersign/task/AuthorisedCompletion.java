package dev.countersign.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A completion that the task service has checked: who, with what, on which evidence. */
record AuthorisedCompletion(String taskId, UUID decisionId, String userId, ObjectNode data, Optional<String> evidence) {

    /** The value of the form field {@code decision}, if there is one. */
    @Nullable
    String outcome() {
        return text("decision");
    }

    /** The value of the form field {@code comment}, if there is one. */
    @Nullable
    String comment() {
        return text("comment");
    }

    private @Nullable String text(String field) {
        return data.path(field).isValueNode() && !data.path(field).isNull()
                ? data.path(field).asText()
                : null;
    }
}
