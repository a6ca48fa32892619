package dev.countersign.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the service's own, on loopback and a free port. When the service was killed the server lives on;
 * the next start adopts it. The data folder is named by major version ({@value #FOLDER}), because PostgreSQL does not
 * read the files of another one.
 */
public final class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String FOLDER = "pg18";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final FileLock lock;
    private final Path folder;
    private final PostmasterFile server;

    private EmbeddedDatabase(FileLock lock, Path folder, PostmasterFile server) {
        this.lock = lock;
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server on the given data folder, or adopts the one that still runs there.
     *
     * @throws IllegalStateException when another service uses the folder
     */
    public static EmbeddedDatabase start(Path dataDir) {
        Path folder = dataDir.resolve(FOLDER).toAbsolutePath();
        FileLock lock = lock(dataDir);
        PostmasterFile running = PostmasterFile.ofLiveServer(folder);
        if (running != null) {
            LOG.info("Adopted the PostgreSQL server that still runs on {} (pid {})", folder, running.pid());
            return new EmbeddedDatabase(lock, folder, running);
        }
        return new EmbeddedDatabase(lock, folder, startServer(dataDir, folder));
    }

    private static PostmasterFile startServer(Path dataDir, Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("postmaster.pid")); // of a server that is gone
            EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(dataDir.resolve(FOLDER + "-binaries")
                            .toAbsolutePath()
                            .toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_TIMEOUT)
                    // the library's defaults are for tests: they lose committed transactions when the machine fails
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on " + folder, e);
        }
        PostmasterFile started = PostmasterFile.ofLiveServer(folder);
        if (started == null) {
            throw new IllegalStateException("PostgreSQL started on " + folder + " but left no postmaster.pid");
        }
        return started;
    }

    private static FileLock lock(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            FileChannel channel = FileChannel.open(
                    dataDir.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IllegalStateException("Another service uses the data folder " + dataDir.toAbsolutePath()
                        + "; stop it, or set countersign.data-dir");
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("This process already uses the data folder " + dataDir, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data folder " + dataDir.toAbsolutePath(), e);
        }
    }

    /** The JDBC URL of the server's database. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
    }

    /** The only role; connections from this machine are trusted without a password. */
    public String user() {
        return "postgres";
    }

    /** Stops the server in order and gives the data folder free. */
    public void stop() {
        PostmasterFile running = PostmasterFile.ofLiveServer(folder); // another one when somebody started it again
        if (running != null) {
            running.stop();
        }
        try {
            lock.channel().close();
        } catch (IOException e) {
            LOG.warn("The data folder's lock could not be released", e);
        }
    }
}
