package dev.countersign.evidence;

/**
 * Newer data that the holders of open tasks are being told of, after the commit.
 *
 * @param afterTask the id of the last task that was looked at
 * @param pass counts how often the tasks were gone through, from 1
 */
public record DataAnnouncement(long id, String definitionKey, DatasetVersion dataset, String afterTask, int pass) {}
