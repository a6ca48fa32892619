package dev.countersign.sensor.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is there.
 *
 * @param path where: a path, {@code s3://bucket/key}, an address, a query's name
 * @param size in bytes; rows of a query
 * @param modified when it was last changed; null where nobody can say
 * @param version changes whenever the thing does: to see whether it is still being written
 */
public record Finding(String path, long size, @Nullable Instant modified, String version) {}
