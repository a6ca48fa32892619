package dev.countersign.decision;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StorableMoment;
import dev.countersign.problem.Violation;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which records; all that is given has to hold. */
public class DecisionFilter {

    @QueryParam("instance")
    @Parameter(description = "id of a process instance")
    @Nullable
    String instance;

    @QueryParam("definition")
    @Parameter(description = "key of a process definition")
    @Nullable
    String definition;

    @QueryParam("task")
    @Parameter(description = "id of a user task in its model, or of one task")
    @Nullable
    String task;

    @QueryParam("person")
    @Parameter(description = "who decided")
    @Nullable
    String person;

    @QueryParam("outcome")
    @Nullable
    String outcome;

    @QueryParam("kind")
    @Parameter(description = "task, vote, override, automatic")
    @Nullable
    String kind;

    @QueryParam("evidence")
    @Parameter(description = "digest of the evidence that was shown")
    @Nullable
    String evidence;

    @QueryParam("from")
    @Parameter(description = "not before this time, or the beginning of this day (UTC)")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "before this time, or until the end of this day (UTC)")
    @Nullable
    String to;

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "part of the business key, the task's name, the comment or the form's data")
    @Nullable
    String text;

    /** The condition on the table {@code d} and its parameters by name. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new TreeMap<>();
        put(conditions, "d.instance_id = :instance", instance);
        put(conditions, "d.definition_key = :definition", definition);
        put(conditions, "(d.task_key = :task or d.task_id = :task)", task);
        put(conditions, "d.decided_by = :person", person);
        put(conditions, "d.outcome = :outcome", outcome);
        put(conditions, "coalesce(d.kind, 'task') = :kind", kind);
        put(conditions, "d.evidence_digest = :evidence", evidence);
        if (from != null && !from.isBlank()) {
            conditions.put("d.decided_at >= :from", time("from", from, 0));
        }
        if (to != null && !to.isBlank()) {
            conditions.put("d.decided_at < :to", time("to", to, 1));
        }
        if (text != null && !text.isBlank()) {
            conditions.put(
                    "concat_ws(chr(10), d.business_key, d.task_name, d.comment, d.data) ilike :text",
                    "%" + escaped(text.strip()) + "%");
        }
        return conditions;
    }

    /** The members that are given, for the manifest of an export. */
    Map<String, String> given() {
        Map<String, String> members = new TreeMap<>();
        put(members, "instance", instance);
        put(members, "definition", definition);
        put(members, "task", task);
        put(members, "person", person);
        put(members, "outcome", outcome);
        put(members, "kind", kind);
        put(members, "evidence", evidence);
        put(members, "from", from);
        put(members, "to", to);
        put(members, "q", text);
        return members;
    }

    private static void put(Map<String, ? super String> members, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            members.put(name, value);
        }
    }

    private static Instant time(String name, String value, int daysLater) {
        Instant moment;
        try {
            moment = value.length() == 10
                    ? LocalDate.parse(value)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(value);
        } catch (DateTimeException e) {
            throw invalid(name, "Must be a date like 2026-01-31 or a time like 2026-01-31T13:45:00Z.");
        }
        if (!StorableMoment.is(moment)) {
            throw invalid(name, StorableMoment.RULE);
        }
        return moment;
    }

    private static InvalidInputException invalid(String name, String message) {
        return new InvalidInputException("The search cannot be understood", List.of(Violation.inQuery(name, message)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
