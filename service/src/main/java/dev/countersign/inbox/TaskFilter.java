package dev.countersign.inbox;

/** Whose tasks a list shows. */
enum TaskFilter {
    /** assigned to the caller */
    MINE,
    /** unassigned and offered to the caller or a group of the caller's */
    GROUP,
    /** everybody's; for viewers, operators and admins */
    ALL;

    /** For query parameters: {@code mine}. */
    static TaskFilter parse(String text) {
        for (TaskFilter filter : values()) {
            if (filter.name().equalsIgnoreCase(text)) {
                return filter;
            }
        }
        throw new UnknownChoiceException("filter", text, values());
    }
}
