package dev.countersign.connector.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All peers in a process of their own, for tests of the packaged service. The first line of its output says where they are, as JSON. Then each
 * line of its input is an order, {@code {"peer": "sql", "order": "select 1"}}, and gets a line with its {@code answer} or {@code error}. With
 * its input it ends, and the peers with it.
 */
public final class PeerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PeerProcess() {}

    /** Its only argument is the folder for what the peers keep. */
    @SuppressWarnings("CatchAndPrintStackTrace") // its error output is its log
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries print is no answer
        int exitCode = 1;
        try {
            Map<String, LivePeer> peers = start(Path.of(arguments[0]).toAbsolutePath());
            Map<String, Map<String, String>> addresses = new LinkedHashMap<>();
            peers.forEach((name, peer) -> addresses.put(name, peer.address()));
            answers.println(JSON.writeValueAsString(addresses));
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(answer(peers, line));
            }
            exitCode = 0;
        } catch (ExecutionException | InterruptedException e) {
            e.printStackTrace();
        }
        System.exit(exitCode); // what ends the peers are shutdown hooks: they also run when somebody ends this process
    }

    private static Map<String, LivePeer> start(Path folder) throws ExecutionException, InterruptedException {
        Map<String, Callable<LivePeer>> starts = Map.of(
                "sql", SqlPeer::new,
                "s3", () -> new S3Peer(folder.resolve("s3")),
                "ftp", () -> new FtpPeer(folder.resolve("ftp")),
                "blobs", BlobPeer::new,
                "mongodb", MongoPeer::new,
                "kafka", () -> new KafkaPeer(folder.resolve("kafka")),
                "sqs", SqsPeer::new);
        ExecutorService together = Executors.newFixedThreadPool(starts.size());
        try {
            Map<String, Future<LivePeer>> started = new LinkedHashMap<>();
            starts.forEach((name, peer) -> started.put(name, together.submit(peer)));
            Map<String, LivePeer> peers = new LinkedHashMap<>();
            for (Map.Entry<String, Future<LivePeer>> each : started.entrySet()) {
                peers.put(each.getKey(), each.getValue().get());
            }
            return peers;
        } finally {
            together.shutdown();
        }
    }

    private static String answer(Map<String, LivePeer> peers, String line) throws JsonProcessingException {
        try {
            Map<String, String> order = JSON.readValue(line, new TypeReference<>() {});
            LivePeer peer = Objects.requireNonNull(peers.get(order.get("peer")), "there is no such peer");
            return JSON.writeValueAsString(
                    Map.of("answer", peer.ask(Objects.requireNonNull(order.get("order"), "there is no order"))));
        } catch (Exception e) {
            return JSON.writeValueAsString(Map.of("error", e.toString()));
        }
    }
}
