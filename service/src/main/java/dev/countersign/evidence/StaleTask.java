package dev.countersign.evidence;

/** An open task and the evidence from older data that it shows. */
public record StaleTask(String taskId, String digest) {}
