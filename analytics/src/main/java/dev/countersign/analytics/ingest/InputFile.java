package dev.countersign.analytics.ingest;

import java.util.List;

/**
 * A raw file whose first lines have been looked at.
 *
 * @param path full path with scheme
 * @param name last part of the path
 * @param header column names as they are in the file, trimmed
 * @param hasRows whether a line that is not blank follows the header
 */
record InputFile(String path, String name, List<String> header, boolean hasRows) {}
