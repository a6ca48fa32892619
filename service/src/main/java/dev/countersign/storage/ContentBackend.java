package dev.countersign.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps the bytes of files. Each is written once under an id of its own and never changed. */
interface ContentBackend {

    StorageConfig.Backend kind();

    /** Called in the transaction that writes the file's row. */
    void write(UUID id, Path content, long size);

    /** The bytes, read as they are needed; no transaction has to be open. */
    InputStream open(UUID id);

    /** Called in the transaction that deletes the file's row. */
    void delete(UUID id);
}
