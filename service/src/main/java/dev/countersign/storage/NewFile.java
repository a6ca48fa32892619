package dev.countersign.storage;

import java.io.InputStream;

/**
 * A file on its way into the store.
 *
 * @param content read once, to the end; closed by the caller
 * @param name as the sender names it; made harmless by the store
 * @param purpose which feature the file belongs to ({@code attachment}, {@code form})
 * @param ownerId what the file belongs to within that feature: the id of a task or of a process instance
 * @param uploadedBy id of the person
 */
public record NewFile(InputStream content, String name, String purpose, String ownerId, String uploadedBy) {}
