package dev.countersign.inbox;

import java.util.UUID;

/** Writes the SQL of lists. Whatever the list, a person's audiences are known by then. */
final class TaskListSql {

    /** How many rows may be gathered from the audiences before sorting them all is the better way. */
    private static final int GATHERED_ROWS = 20_000;

    private TaskListSql() {}

    /** One page of the rows {@code t}, with the columns {@code k} for each. */
    static SqlText page(String columns, SqlText rows, TaskQuery query) {
        String order = order(query);
        return new SqlText()
                .add("select t.*, a.groups, a.users, k.* from (select " + columns + " from ")
                .add(rows)
                .add(order + " limit ?", query.size())
                .add(" offset ?) k", (long) query.page() * query.size())
                .add(" join inbox_task t on t.id = k.id join inbox_audience a on a.id = t.audience")
                .add(order);
    }

    /** The rows {@code t} that the ids of a page are taken from: those of each audience come sorted out of an index. */
    static SqlText gathered(TaskQuery query, UUID[] audiences) {
        long needed = (long) (query.page() + 1) * query.size();
        boolean offered = query.filter() == TaskFilter.GROUP || query.filter() == TaskFilter.TEAM;
        if (!offered || needed * Math.max(1, audiences.length) > GATHERED_ROWS) {
            return all(query, audiences);
        }
        SqlText rows = new SqlText()
                .add("unnest(?::uuid[]) as o(id) cross join lateral (", (Object) audiences)
                .add(ofAudience("is null", query, needed));
        if (query.filter() == TaskFilter.TEAM) {
            // each half comes sorted out of an index of its own
            rows.add(" union all ").add(ofAudience("is not null", query, needed));
        }
        return rows.add(") t");
    }

    private static SqlText ofAudience(String assignee, TaskQuery query, long needed) {
        return new SqlText()
                .add("(select * from inbox_task t where t.assignee " + assignee + " and t.audience = o.id")
                .add(query.conditions())
                .add(order(query) + " limit ?)", needed);
    }

    /** All rows {@code t} of a list. */
    static SqlText all(TaskQuery query, UUID[] audiences) {
        return new SqlText().add("inbox_task t where ").add(matching(query, audiences));
    }

    /** The conditions on the rows {@code t}, to stand after a where. */
    static SqlText matching(TaskQuery query, UUID[] audiences) {
        SqlText filter = switch (query.filter()) {
            case MINE -> new SqlText().add("t.assignee = ?", query.reader().id());
            case GROUP -> new SqlText().add("t.assignee is null and t.audience = any (?)", (Object) audiences);
            case DELEGATED ->
                new SqlText()
                        .add("t.owner = ?", query.reader().id())
                        .add(
                                " and t.assignee is distinct from ?",
                                query.reader().id());
            case TEAM ->
                new SqlText()
                        .add("((t.assignee is null and t.audience = any (?))", (Object) audiences)
                        .add(" or (t.assignee is not null and t.audience = any (?)))", (Object) audiences);
            case ALL -> new SqlText().add("true");
        };
        return filter.add(query.conditions());
    }

    private static String order(TaskQuery query) {
        return " order by " + query.order().sql();
    }
}
