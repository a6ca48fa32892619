package dev.countersign.worker;

/** A topic has been without a worker for too long; told once, by one node. */
public record TopicFellSilent(SilentTopic topic) {}
