package dev.countersign.job.crash;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged service as a child process on its own embedded database: to be started, killed and started again. */
public final class PackagedService implements AutoCloseable {

    private final Path jar;
    private final Path data;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ServiceRest rest;
    private final int managementPort;
    private @Nullable Process process;

    /**
     * @param application the folder {@code quarkus-app}
     * @param data the service's data folder
     * @param models folder with models to deploy
     * @param sparkHome the Spark runtime folder
     */
    public PackagedService(Path application, Path data, Path models, Path sparkHome) throws IOException {
        this.jar = application.resolve("quarkus-run.jar").toAbsolutePath();
        this.data = data.toAbsolutePath();
        int port = freePort();
        this.rest = new ServiceRest(port, this.data);
        this.managementPort = freePort();
        Files.createDirectories(this.data);
        properties.put("quarkus.http.port", String.valueOf(port));
        properties.put("quarkus.management.port", String.valueOf(managementPort));
        properties.put("countersign.data-dir", this.data.toString());
        properties.put("countersign.engine.models-dir", models.toAbsolutePath().toString());
        properties.put("countersign.engine.deploy-packaged-models", "false");
        properties.put("countersign.job.spark.home", sparkHome.toAbsolutePath().toString());
        properties.put("countersign.job.spark.applications.counting", "CountingApplication");
        properties.put("countersign.job.spark.applications.counting.short-lived", "true");
        properties.put("countersign.job.spark.applications.counting.memory", "600m");
        properties.put("countersign.job.spark.applications.counting.cores", "1");
        properties.put("countersign.mail.embedded", "false");
        properties.put("countersign.job.poll-interval", "500ms");
        properties.put("countersign.job.lease", "3s");
    }

    /** A second node on the data folder and the database of this one, which has to run. */
    PackagedService peer(Path application, Path models, Path sparkHome) throws IOException {
        PackagedService peer = new PackagedService(application, data, models, sparkHome);
        String port = Files.readAllLines(data.resolve("pg18/postmaster.pid")).get(3);
        peer.properties.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        peer.properties.put("quarkus.datasource.username", "postgres");
        return peer;
    }

    /** Starts the service and returns at once. */
    public void start(Map<String, String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        more.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
    }

    /** Waits until it says that it is ready. */
    public void awaitReady(Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < end) {
            if (!running().isAlive()) {
                throw new IOException(
                        "the service ended with " + running().exitValue() + ", see " + data.resolve("service.log"));
            }
            if (ready()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("the service is not ready after " + timeout + ", see " + data.resolve("service.log"));
    }

    /** SIGKILL, and gone when this returns. */
    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** SIGTERM: it stops in order, with its database. */
    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    /** Its REST interfaces. */
    public ServiceRest rest() {
        return rest;
    }

    /**
     * SIGKILL to the embedded database and all of its processes; {@link #startDatabase} or the next start of the service
     * brings it up again.
     */
    public void killDatabase() throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("pg18/postmaster.pid")).get(0));
        ProcessHandle.of(postmaster).ifPresent(process -> {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(0, process);
            all.forEach(ProcessHandle::destroyForcibly);
        });
        while (ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive).isPresent()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Starts the embedded database on its port again, as whoever looks after a database would. */
    public void startDatabase() throws IOException, InterruptedException {
        Path file = data.resolve("pg18/postmaster.pid");
        Files.delete(file);
        // PostgreSQL refuses to run as root; the library that starts it otherwise has the same way round that
        List<String> command = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(Files.readString(data.resolve("pg18/postmaster.opts")))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .forEach(command::add);
        Process database = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("database.log").toFile()))
                .start();
        while (!Files.exists(file) || !Files.readString(file).contains("ready")) {
            if (!database.isAlive()) {
                throw new IOException("the database ended, see " + data.resolve("database.log"));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
