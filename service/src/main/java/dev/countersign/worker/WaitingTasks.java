package dev.countersign.worker;

import java.time.Instant;

/**
 * The tasks of a topic that somebody could take now.
 *
 * @param count how many
 * @param oldest when the one was created that has been there for longest
 */
record WaitingTasks(String topic, long count, Instant oldest) {}
