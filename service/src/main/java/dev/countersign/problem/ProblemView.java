package dev.countersign.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;

/**
 * A problem inside a greater answer, with the members that it would have as an answer of its own.
 *
 * @param members further members: {@code code}, {@code violations}, {@code assignee}, ...
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Problem",
        examples = "{\"status\": 404, \"title\": \"Not Found\", \"detail\": \"There is no task 'x'.\"}")
public record ProblemView(
        int status,
        String title,
        @Nullable String detail,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    /** What somebody is told whose work the engine has refused because somebody else was faster. */
    public static final String CHANGED_MEANWHILE = "Somebody else changed this at the same moment. Look again.";

    public ProblemView {
        members = Map.copyOf(members);
    }

    /** The problem that an exception of this package stands for, or one that says who was faster; empty for any other. */
    public static Optional<ProblemView> of(RuntimeException exception) {
        if (exception instanceof InvalidInputException invalid) {
            return Optional.of(new ProblemView(
                    Status.BAD_REQUEST.getStatusCode(),
                    Status.BAD_REQUEST.getReasonPhrase(),
                    "The request breaks a rule; see the violations.",
                    Map.of("violations", invalid.violations())));
        }
        if (exception instanceof NotPermittedException refused) {
            return Optional.of(of(Status.FORBIDDEN, refused.getMessage(), refused.members()));
        }
        if (exception instanceof UnknownResourceException) {
            return Optional.of(of(Status.NOT_FOUND, exception.getMessage(), Map.of()));
        }
        if (exception instanceof StateConflictException conflict) {
            Map<String, Object> members = new HashMap<>(conflict.members());
            members.put("code", conflict.code());
            return Optional.of(of(Status.CONFLICT, conflict.getMessage(), members));
        }
        if (exception instanceof UnavailableException unavailable) {
            Map<String, Object> members = new HashMap<>(unavailable.members());
            members.put("code", unavailable.code());
            return Optional.of(of(Status.SERVICE_UNAVAILABLE, unavailable.getMessage(), members));
        }
        if (exception instanceof OptimisticLockingException) {
            return Optional.of(of(Status.CONFLICT, CHANGED_MEANWHILE, Map.of()));
        }
        if (BusyDatabase.isBehind(exception)) {
            return Optional.of(of(Status.CONFLICT, BusyDatabase.DETAIL, Map.of("code", BusyDatabase.CODE)));
        }
        return Optional.empty();
    }

    public static ProblemView forbidden(@Nullable String detail, Map<String, Object> members) {
        return of(Status.FORBIDDEN, detail, members);
    }

    public static ProblemView forbidden(@Nullable String detail) {
        return of(Status.FORBIDDEN, detail, Map.of());
    }

    /** Without a detail: what went wrong inside is for the log alone. */
    public static ProblemView unexpected() {
        return of(Status.INTERNAL_SERVER_ERROR, null, Map.of());
    }

    private static ProblemView of(Status status, @Nullable String detail, Map<String, Object> members) {
        return new ProblemView(status.getStatusCode(), status.getReasonPhrase(), detail, members);
    }
}
