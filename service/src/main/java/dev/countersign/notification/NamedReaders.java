package dev.countersign.notification;

/** Knows whom a model wants to hear of a task although it is not offered to them. Implemented by the feature that reads it. */
public interface NamedReaders {

    /** Whether the model names this person, or one of their groups, as one to be reminded of the task. */
    boolean isNamed(String taskId, String userId);
}
