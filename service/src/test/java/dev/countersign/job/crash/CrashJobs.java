package dev.countersign.job.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Benchmark {@code crash-jobs}: keeps processes with Spark jobs going, kills the packaged service with SIGKILL at random
 * moments (while it starts, too), and at the end counts the processes that did not finish (lost) and those whose
 * application was started more than once (doubled). The last line is JSON.
 */
final class CrashJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACTIVE = 3;

    private final Path folder;
    private final PackagedService service;
    private final Random random;
    private final Path starts;
    private final Map<String, String> instances = new HashMap<>();

    private CrashJobs(Path folder, Path application, Path spark, Random random) throws IOException {
        this.folder = folder;
        this.random = random;
        this.starts = folder.resolve("starts");
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model = Objects.requireNonNull(CrashJobs.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        this.service = new PackagedService(
                application,
                folder.resolve("data"),
                folder.resolve("models"),
                CountingSpark.make(spark, folder.resolve("spark")));
    }

    /** Arguments: kills, seed, the folder quarkus-app, the Spark runtime folder. */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("crash-jobs");
        System.out.println(
                "Killing the service " + kills + " times at random moments (seed " + seed + "), work in " + folder);
        CrashJobs bench = new CrashJobs(folder, Path.of(arguments[2]), Path.of(arguments[3]), new Random(seed));
        boolean fine;
        try {
            fine = bench.run(kills);
        } finally {
            bench.service.close();
        }
        if (!fine) {
            System.exit(1); // the folder stays, for whoever looks for the reason
        }
        delete(folder);
    }

    private boolean run(int kills) throws Exception {
        long began = System.nanoTime();
        service.start(Map.of());
        service.awaitReady(PATIENCE);
        for (int kill = 1; kill <= kills; kill++) {
            topUp();
            long moment = random.nextLong(15_000);
            TimeUnit.MILLISECONDS.sleep(moment);
            service.kill();
            service.start(Map.of());
            if (random.nextInt(4) == 0) { // every fourth time the restarted service dies while it starts
                TimeUnit.MILLISECONDS.sleep(random.nextLong(5_000));
                service.kill();
                service.start(Map.of());
            }
            service.awaitReady(PATIENCE);
            System.out.printf(
                    "kill %d of %d, after %d ms: %d processes started, %d done%n",
                    kill, kills, moment, instances.size(), instances.size() - open().size());
        }
        awaitAll();
        return report(kills, Duration.ofNanos(System.nanoTime() - began));
    }

    private void topUp() throws Exception {
        for (int missing = ACTIVE - open().size(); missing > 0; missing--) {
            String name = "p" + (instances.size() + 1);
            String instance = service.startInstance(
                    "crash",
                    Map.of(
                            "name", name,
                            "starts", starts.toString(),
                            "hold", folder.resolve("never").toString(),
                            "millis", String.valueOf(random.nextInt(20_000))));
            instances.put(name, instance);
        }
    }

    private List<String> open() throws Exception {
        List<String> open = new ArrayList<>();
        for (Map.Entry<String, String> each : instances.entrySet()) {
            if (!service.stateOf(each.getValue()).equals("COMPLETED")) {
                open.add(each.getKey());
            }
        }
        return open;
    }

    private void awaitAll() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!open().isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean report(int kills, Duration time) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.exists(starts) ? Files.readAllLines(starts) : List.<String>of()) {
            counts.merge(line.split(" ")[0], 1, Integer::sum);
        }
        List<String> open = open();
        for (String message : service.incidents()) {
            System.out.println("incident: " + message);
        }
        long doubled = counts.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "{\"kills\":%d,\"processes\":%d,\"lost\":%d,\"doubled\":%d,\"seconds\":%d}%n",
                kills, instances.size(), open.size(), doubled, time.toSeconds());
        return open.isEmpty() && doubled == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
