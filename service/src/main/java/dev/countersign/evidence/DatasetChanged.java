package dev.countersign.evidence;

/** Another content of some data has become current; fired in the transaction that says so. */
public record DatasetChanged(String definitionKey, DatasetVersion dataset) {}
