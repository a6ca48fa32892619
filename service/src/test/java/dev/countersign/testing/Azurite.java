package dev.countersign.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The blobs of Azurite, Microsoft's own emulator, in a process of its own; they are gone when it ends. */
public final class Azurite implements AutoCloseable {

    private final Process server;

    private Azurite(Process server) {
        this.server = server;
    }

    /** Starts it with one account and waits until it takes connections. */
    public static Azurite start(int port, String account, String key) throws IOException, InterruptedException {
        Path project = NodeProject.installed(Path.of("src", "test", "js", "azurite"));
        Path log = project.resolve("server-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        "node_modules/azurite/dist/src/blob/main.js",
                        "--inMemoryPersistence",
                        "--disableTelemetry",
                        "--silent",
                        "--skipApiVersionCheck",
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        String.valueOf(port))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("AZURITE_ACCOUNTS", account + ":" + key);
        Process server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        Awaitility.await("Azurite, see " + log)
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> LoopbackPort.answers(server, port));
        return new Azurite(server);
    }

    @Override
    public void close() {
        server.destroy();
    }
}
