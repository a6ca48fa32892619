package dev.countersign.approval;

import dev.countersign.problem.StateConflictException;
import java.util.Locale;
import java.util.Map;

/** The request for an exception cannot be made or answered as things are now. */
class OverrideConflictException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    private OverrideConflictException(String code, String message, Map<String, Object> members) {
        super(code, message, members);
    }

    static OverrideConflictException notNeeded(String userId) {
        return new OverrideConflictException(
                "override-not-needed", "No rule forbids '%s' to do this task.".formatted(userId), Map.of());
    }

    static OverrideConflictException impossible(Objection objection) {
        return new OverrideConflictException(
                "override-impossible",
                objection.sentence() + " An exception cannot change that.",
                Map.of("objection", objection));
    }

    static OverrideConflictException pending(OverrideRequest request) {
        return new OverrideConflictException(
                "override-pending",
                "'%s' has asked for the same already; it waits for a second admin.".formatted(request.requestedBy),
                Map.of("requestId", request.id.toString(), "requestedBy", request.requestedBy));
    }

    static OverrideConflictException settled(OverrideView request) {
        String by = request.answeredBy() == null ? "" : request.answeredBy();
        return new OverrideConflictException(
                "override-settled",
                "The request waits no longer: it is %s%s."
                        .formatted(
                                request.state().name().toLowerCase(Locale.ROOT),
                                by.isEmpty() ? "" : ", answered by '" + by + "'"),
                Map.of("state", request.state().name(), "answeredBy", by));
    }

    static OverrideConflictException taskEnded() {
        return new OverrideConflictException("task-ended", "The task is no longer open.", Map.of());
    }
}
