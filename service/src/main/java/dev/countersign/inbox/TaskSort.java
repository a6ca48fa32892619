package dev.countersign.inbox;

/** The orders of a task list; ties are broken by age, then id, so that pages do not overlap. */
enum TaskSort {
    /** what is due first comes first, what is due never comes last */
    DUE("t.due_date_ asc nulls last, t.priority_ desc, t.create_time_, t.id_"),
    /** the newest first */
    CREATED("t.create_time_ desc, t.id_"),
    /** the most important first */
    PRIORITY("t.priority_ desc, t.due_date_ asc nulls last, t.create_time_, t.id_");

    private final String sql;

    TaskSort(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** For query parameters: {@code due}. */
    static TaskSort parse(String text) {
        for (TaskSort sort : values()) {
            if (sort.name().equalsIgnoreCase(text)) {
                return sort;
            }
        }
        throw new UnknownChoiceException("sort", text, values());
    }
}
