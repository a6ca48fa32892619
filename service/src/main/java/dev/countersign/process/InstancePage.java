package dev.countersign.process;

import java.util.List;

/** A page of process instances, newest first, and how many there are in all. */
public record InstancePage(List<InstanceView> items, long total) {}
