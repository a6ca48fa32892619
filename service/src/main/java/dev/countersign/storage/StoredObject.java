package dev.countersign.storage;

import java.time.Instant;

/**
 * An object of a bucket, without its content.
 *
 * @param size in bytes
 * @param version changes whenever the content does
 */
public record StoredObject(String bucket, String key, long size, Instant modified, String version) {}
