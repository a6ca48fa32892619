package dev.countersign.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Kafka broker in a process of its own, with an empty log. */
public final class KafkaBroker implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "kafka").toAbsolutePath();

    private final int port;
    private final Path data;
    private Process server;

    /** On a port of the loopback address. */
    public KafkaBroker(int port) {
        this(port, FOLDER.resolve(UUID.randomUUID().toString()));
    }

    /** Configuration and logs lie in this folder. */
    public KafkaBroker(int port, Path data) {
        this.port = port;
        this.data = data.toAbsolutePath();
    }

    /** Starts it and waits until it takes connections. */
    public KafkaBroker start() throws IOException, InterruptedException {
        Files.createDirectories(data);
        int controller = LoopbackPort.free();
        Path properties = Files.writeString(
                data.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                min.insync.replicas=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controller, data.resolve("log")));
        Process format = java(
                "format.log",
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                "MkU3OEVBNTcwNTJENDM2Qg",
                "-c",
                properties.toString());
        if (!format.waitFor(120, TimeUnit.SECONDS) || format.exitValue() != 0) {
            format.destroy();
            throw new IOException("the broker's log is not formatted, see " + data.resolve("format.log"));
        }
        server = java("server.log", "kafka.Kafka", properties.toString());
        Awaitility.await("the broker, see " + data.resolve("server.log"))
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> LoopbackPort.answers(server, port));
        return this;
    }

    private Process java(String log, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                ServerClassPath.of("kafka")));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(log).toFile())
                .start();
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroyForcibly();
        }
    }
}
