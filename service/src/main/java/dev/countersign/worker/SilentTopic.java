package dev.countersign.worker;

import java.time.Instant;

/**
 * A topic whose tasks wait and that no worker has asked for.
 *
 * @param silentSince when the last worker was heard of, or the oldest of the tasks came
 * @param waiting how many tasks wait
 */
public record SilentTopic(String topic, Instant silentSince, long waiting) {}
