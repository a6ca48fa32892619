package dev.countersign.job;

/**
 * Where a begun run can be found.
 *
 * @param backend name of the backend that knows it
 * @param key the attempt's key
 * @param reference the backend's own name for the run, such as a process or submission id; for people
 */
public record JobHandle(String backend, String key, String reference) {}
