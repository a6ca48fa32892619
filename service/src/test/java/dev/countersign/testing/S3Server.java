package dev.countersign.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real S3 server (s3proxy) in a process of its own, with one bucket whose objects are files below {@link #BUCKET}. */
public class S3Server implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "s3proxy").toAbsolutePath();

    /** Where the objects of the bucket lie. */
    public static final Path BUCKET = FOLDER.resolve("data").resolve("countersign-test");

    private Process server;

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(BUCKET);
            int port = freePort();
            Path properties =
                    Files.writeString(FOLDER.resolve("s3proxy.conf"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=test-key
                    s3proxy.credential=test-secret
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, FOLDER.resolve("data")));
            server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath(),
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            properties.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("server.log").toFile())
                    .start();
            Awaitility.await("s3proxy, see target/s3proxy/server.log")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> answers(port));
            return Map.of(
                    "countersign.storage.backend", "s3",
                    "countersign.storage.s3.endpoint", "http://127.0.0.1:" + port,
                    "countersign.storage.s3.bucket", "countersign-test",
                    "countersign.storage.s3.access-key", "test-key",
                    "countersign.storage.s3.secret-key", "test-secret");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("s3proxy does not start", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.destroy();
        }
    }

    /** Resolved once: Maven knows the server's libraries, and only Maven. */
    private static String classPath() throws IOException, InterruptedException {
        byte[] libraries = Files.readAllBytes(Path.of("src/test/s3proxy/pom.xml"));
        Path file = FOLDER.resolve("class-path-" + Integer.toHexString(Arrays.hashCode(libraries)));
        if (!Files.exists(file)) {
            Process maven = new ProcessBuilder(List.of(
                            "mvn",
                            "-q",
                            "-B",
                            "-f",
                            "src/test/s3proxy/pom.xml",
                            "dependency:build-classpath",
                            "-Dmdep.outputFile=" + file))
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("maven.log").toFile())
                    .start();
            if (!maven.waitFor(300, TimeUnit.SECONDS) || maven.exitValue() != 0) {
                maven.destroy();
                throw new IOException("the class path is not resolved, see target/s3proxy/maven.log");
            }
        }
        return Files.readString(file);
    }

    private boolean answers(int port) {
        if (!server.isAlive()) {
            throw new IllegalStateException("s3proxy has ended with " + server.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
