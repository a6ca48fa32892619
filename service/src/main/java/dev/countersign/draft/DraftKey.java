package dev.countersign.draft;

/**
 * Whose draft of what.
 *
 * @param subject the id of a task or the key of a process
 */
record DraftKey(String owner, Kind kind, String subject) {

    enum Kind {
        TASK("task"),
        START("start");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    static DraftKey ofTask(String owner, String taskId) {
        return new DraftKey(owner, Kind.TASK, taskId);
    }

    static DraftKey ofStart(String owner, String definitionKey) {
        return new DraftKey(owner, Kind.START, definitionKey);
    }
}
