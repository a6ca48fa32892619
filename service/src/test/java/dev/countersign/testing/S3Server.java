package dev.countersign.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real S3 server (s3proxy) in a process of its own, with one bucket whose objects are files below {@link #BUCKET}. */
public class S3Server implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "s3proxy").toAbsolutePath();

    /** Where the objects of the bucket lie. */
    public static final Path BUCKET = FOLDER.resolve("data").resolve("countersign-test");

    private final Path folder;
    private Process server;

    /** The one that the service's tests share. */
    public S3Server() {
        this(FOLDER);
    }

    /** Another one, whose configuration, log and objects lie in this folder. */
    public S3Server(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Where the objects of its bucket lie. */
    public Path bucket() {
        return folder.resolve(FOLDER.relativize(BUCKET));
    }

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(bucket());
            int port = LoopbackPort.free();
            Path properties =
                    Files.writeString(folder.resolve("s3proxy.conf"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=test-key
                    s3proxy.credential=test-secret
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, folder.resolve("data")));
            server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            ServerClassPath.of("s3proxy"),
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            properties.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            Awaitility.await("s3proxy, see " + folder.resolve("server.log"))
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> LoopbackPort.answers(server, port));
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
}
