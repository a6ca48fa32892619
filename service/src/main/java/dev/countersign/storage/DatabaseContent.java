package dev.countersign.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps content in PostgreSQL, in rows of half a megabyte: the driver holds a value of a column in memory as a whole,
 * and large objects would outlive the rows that name them.
 */
@ApplicationScoped
class DatabaseContent implements ContentBackend {

    static final int CHUNK = 512 * 1024;

    private final EntityManager entityManager;
    private final DataSource dataSource;

    DatabaseContent(EntityManager entityManager, DataSource dataSource) {
        this.entityManager = entityManager;
        this.dataSource = dataSource;
    }

    @Override
    public StorageConfig.Backend kind() {
        return StorageConfig.Backend.DATABASE;
    }

    @Override
    public void write(UUID id, Path content, long size) {
        entityManager.flush(); // the row of the file goes first
        try (InputStream in = Files.newInputStream(content)) {
            int position = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                entityManager
                        .createNativeQuery(
                                "insert into stored_file_chunk (file_id, position, content) values (?1, ?2, ?3)")
                        .setParameter(1, id)
                        .setParameter(2, position++)
                        .setParameter(3, chunk)
                        .executeUpdate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(UUID id) {
        return new ChunkStream(dataSource, id);
    }

    /** Nothing to do: chunks go with the row. */
    @Override
    public void delete(UUID id) {}
}
