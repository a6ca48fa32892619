package dev.countersign.job.crash;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.jspecify.annotations.Nullable;

/**
 * A Spark standalone cluster of one master and one worker on the loopback address, made of the runtime folder: real
 * processes, to be killed and started again on the same ports.
 */
public final class SparkCluster implements AutoCloseable {

    private final Path spark;
    private final Path counting;
    private final Path folder;
    private final int port = freePort();
    private final int rest = freePort();
    private final int page = freePort();
    private final int workerPort = freePort();
    private final int workerPage = freePort();
    private @Nullable Process master;
    private @Nullable Process worker;

    /**
     * @param spark the folder that the analytics module built
     * @param counting the folder of {@link CountingSpark}, from which drivers and executors run
     * @param folder for logs and the worker's files
     */
    public SparkCluster(Path spark, Path counting, Path folder) throws IOException {
        this.spark = spark.toRealPath();
        this.counting = counting.toAbsolutePath();
        this.folder = Files.createDirectories(folder).toAbsolutePath();
    }

    /** The service's configuration for this cluster. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("countersign.job.standalone.rest-url", "http://127.0.0.1:" + rest);
        properties.put("countersign.job.standalone.ui-url", "http://127.0.0.1:" + page);
        properties.put("countersign.job.standalone.home", counting.toString());
        properties.put("countersign.job.standalone.heartbeat-timeout", "6s");
        return properties;
    }

    public void startMaster() throws IOException {
        master = start(
                "master",
                List.of(
                        "-Dspark.master.rest.enabled=true",
                        "-Dspark.master.rest.host=127.0.0.1",
                        "-Dspark.master.rest.port=" + rest,
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--webui-port",
                        "" + page));
    }

    /** With room for a few small drivers and their executors, more than the machine may have. */
    public void startWorker() throws IOException {
        worker = start(
                "worker",
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + workerPort,
                        "--cores",
                        "8",
                        "--memory",
                        "6g",
                        "--webui-port",
                        "" + workerPage,
                        "--work-dir",
                        folder.resolve("work").toString(),
                        "spark://127.0.0.1:" + port));
    }

    /** Waits until the master shows a live worker. */
    public void awaitReady(Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!page().contains("\"ALIVE\",\n    \"lastheartbeat\"")) {
            if (System.nanoTime() > end) {
                throw new IOException("the cluster is not ready after " + timeout + ", see " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** SIGKILL, and gone when this returns. */
    public void killMaster() throws InterruptedException {
        kill(master);
    }

    /** SIGKILL, and gone when this returns; its drivers end by themselves. */
    public void killWorker() throws InterruptedException {
        kill(worker);
    }

    /** What the master's page shows; empty when it does not answer. */
    public String page() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + "/json/"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill(worker);
        kill(master);
    }

    private Process start(String name, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx200m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
        command.addAll(List.of("-XX:SharedArchiveFile=" + spark.resolve("countersign.jsa"), "-Xlog:disable"));
        command.add("-cp");
        command.add(Files.readAllLines(spark.resolve("classpath.txt")).stream()
                .map(entry -> spark.resolve(entry).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_HOME", spark.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.start();
    }

    private static void kill(@Nullable Process process) throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
