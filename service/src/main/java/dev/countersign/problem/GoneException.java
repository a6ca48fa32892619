package dev.countersign.problem;

/** What the caller names was there for a while only; answered with 410 and the task that it was about. */
public class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String taskId;

    public GoneException(String message, String taskId) {
        super(message);
        this.taskId = taskId;
    }

    String taskId() {
        return taskId;
    }
}
