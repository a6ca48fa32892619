package dev.countersign.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns checked {@link TaskConditions} into SQL on the row {@code t} of the inbox. */
final class TaskConditionsSql {

    private final SqlText sql = new SqlText();
    private final ConditionReader reader;
    private final TaskFilter filter;
    private final Instant now;

    private TaskConditionsSql(ConditionReader reader, TaskFilter filter, Instant now) {
        this.reader = reader;
        this.filter = filter;
        this.now = now;
    }

    /** @throws dev.countersign.problem.InvalidInputException naming every parameter that is wrong */
    static SqlText of(TaskConditions conditions, TaskFilter filter, ConditionReader.Origin origin, Clock clock) {
        TaskConditionsSql made = new TaskConditionsSql(new ConditionReader(origin), filter, clock.instant());
        made.addAll(conditions);
        made.reader.throwIfRefused();
        return made.sql;
    }

    /** @throws dev.countersign.problem.InvalidInputException for one that there is not */
    static TaskFilter filter(TaskConditions conditions, ConditionReader.Origin origin) {
        ConditionReader reader = new ConditionReader(origin);
        Optional<String> choice =
                reader.choice("filter", conditions.filter, "mine", "delegated", "group", "team", "all");
        reader.throwIfRefused();
        return TaskFilter.valueOf(choice.orElse("mine").toUpperCase(Locale.ROOT));
    }

    private void addAll(TaskConditions conditions) {
        oneOf("t.definition_key", reader.texts(conditions.definition));
        oneOf("t.task_key", reader.texts(conditions.taskKey));
        reader.text(conditions.instance).ifPresent(id -> sql.add(" and t.instance_id = ?", id));
        reader.text(conditions.businessKey).ifPresent(this::businessKey);
        due(conditions);
        followUp(conditions);
        range("t.created_at", "createdAfter", conditions.createdAfter, "createdBefore", conditions.createdBefore);
        reader.integer("priorityMin", conditions.priorityMin).ifPresent(min -> sql.add(" and t.priority >= ?", min));
        reader.integer("priorityMax", conditions.priorityMax).ifPresent(max -> sql.add(" and t.priority <= ?", max));
        people(conditions);
        reader.text(conditions.name).ifPresent(name -> sql.add(" and t.name ilike ?", SqlText.containing(name)));
        reader.text(conditions.q).ifPresent(text -> sql.add(searched(), SqlText.containing(text)));
        for (String variable : reader.texts(conditions.variable)) {
            sql.add(VariableCondition.parse(variable, reader).sql());
        }
    }

    /**
     * Everybody's tasks are searched through the index of text. A person's own are so few that reading them is quicker than
     * what is common in that index, such as the digits of business keys; the expression keeps the planner from it.
     */
    private String searched() {
        return filter == TaskFilter.ALL ? " and t.search ilike ?" : " and (t.search || '') ilike ?";
    }

    private void oneOf(String column, String[] values) {
        if (values.length == 1) {
            sql.add(" and " + column + " = ?", values[0]);
        } else if (values.length > 1) {
            sql.add(" and " + column + " = any (?)", (Object) values);
        }
    }

    private void businessKey(String key) {
        if (key.endsWith("*")) {
            sql.add(" and t.business_key like ?", SqlText.literal(key.substring(0, key.length() - 1)) + "%");
        } else {
            sql.add(" and t.business_key = ?", key);
        }
    }

    private void due(TaskConditions conditions) {
        reader.choice("due", conditions.due, "overdue", "none", "any").ifPresent(choice -> {
            switch (choice) {
                case "overdue" -> sql.add(" and t.due_at < ?", now);
                case "none" -> sql.add(" and t.due_at is null");
                default -> sql.add(" and t.due_at is not null");
            }
        });
        range("t.due_at", "dueAfter", conditions.dueAfter, "dueBefore", conditions.dueBefore);
    }

    private void followUp(TaskConditions conditions) {
        boolean silent = reader.text(conditions.followUp).isEmpty()
                && reader.text(conditions.followUpAfter).isEmpty()
                && reader.text(conditions.followUpBefore).isEmpty();
        // what somebody has put off comes up again by itself
        String wanted = silent && filter == TaskFilter.MINE ? "reached" : conditions.followUp;
        reader.choice("followUp", wanted, "reached", "pending", "none", "any", "all")
                .ifPresent(choice -> {
                    switch (choice) {
                        case "all" -> {
                            // also those that are put off
                        }
                        case "reached" -> sql.add(" and (t.follow_up_at is null or t.follow_up_at <= ?)", now);
                        case "pending" -> sql.add(" and t.follow_up_at > ?", now);
                        case "none" -> sql.add(" and t.follow_up_at is null");
                        default -> sql.add(" and t.follow_up_at is not null");
                    }
                });
        range("t.follow_up_at", "followUpAfter", conditions.followUpAfter, "followUpBefore", conditions.followUpBefore);
    }

    /** From the first moment, which belongs to it, to the second, which does not. */
    private void range(
            String column, String from, @Nullable String fromText, String until, @Nullable String untilText) {
        reader.instant(from, fromText).ifPresent(instant -> sql.add(" and " + column + " >= ?", instant));
        reader.instant(until, untilText).ifPresent(instant -> sql.add(" and " + column + " < ?", instant));
    }

    private void people(TaskConditions conditions) {
        String[] assignees = reader.texts(conditions.assignee);
        if (filter == TaskFilter.GROUP && assignees.length > 0) {
            reader.refuse(
                    "assignee", "With filter=group nobody has the tasks; filter=team also lists what somebody has.");
        }
        oneOf("t.assignee", assignees);
        reader.choice("assigned", conditions.assigned, "true", "false")
                .ifPresent(choice ->
                        sql.add(choice.equals("true") ? " and t.assignee is not null" : " and t.assignee is null"));
        audience("groups", reader.texts(conditions.candidateGroup));
        audience("users", reader.texts(conditions.candidateUser));
    }

    private void audience(String list, String[] members) {
        if (members.length > 0) {
            sql.add(" and t.audience = any (array(select id from inbox_audience where " + list + " && ?))", (Object)
                    members);
        }
    }
}
