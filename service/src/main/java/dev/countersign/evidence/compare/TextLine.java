package dev.countersign.evidence.compare;

/** A line of a text: the same in both, added, or removed. */
public record TextLine(Change change, String text) {}
