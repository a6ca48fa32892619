package dev.countersign.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The content of a file in the database, one chunk in memory at a time and no connection held between two. */
class ChunkStream extends InputStream {

    private final DataSource dataSource;
    private final UUID file;
    private int next;
    private InputStream chunk = InputStream.nullInputStream();
    private boolean ended;

    ChunkStream(DataSource dataSource, UUID file) {
        this.dataSource = dataSource;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = chunk.read(target, offset, length);
            if (count > 0) {
                return count;
            }
            fetch();
        }
        return -1;
    }

    private void fetch() throws IOException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select content from stored_file_chunk where file_id = ? and position = ?")) {
            statement.setObject(1, file);
            statement.setInt(2, next++);
            try (ResultSet rows = statement.executeQuery()) {
                ended = !rows.next();
                chunk = ended ? InputStream.nullInputStream() : new ByteArrayInputStream(rows.getBytes(1));
            }
        } catch (SQLException e) {
            throw new IOException("file " + file + " cannot be read", e);
        }
    }
}
