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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Benchmark {@code crash-jobs}: keeps processes with Spark jobs going, on this machine and on a standalone cluster, and
 * kills with SIGKILL, at random moments, the packaged service (while it starts, too), the master, the worker, a driver or
 * the database. At the end it counts the processes that neither finished nor ask a person (lost), those of which two runs
 * were alive at once or one attempt began twice (doubled), and those that ask a person. The last line is JSON.
 */
final class CrashJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACTIVE = 4;

    private enum Victim {
        SERVICE,
        MASTER,
        WORKER,
        DRIVER,
        DATABASE
    }

    private final Path folder;
    private final PackagedService service;
    private final SparkCluster cluster;
    private final Random random;
    private final Path starts;
    private final Map<String, String> instances = new HashMap<>();
    private final Map<Victim, Integer> killed = new TreeMap<>();

    private CrashJobs(Path folder, Path application, Path spark, Random random) throws IOException {
        this.folder = folder;
        this.random = random;
        this.starts = folder.resolve("starts");
        Path models = Files.createDirectories(folder.resolve("models/crash"));
        try (InputStream model = Objects.requireNonNull(CrashJobs.class.getResourceAsStream("/crash/crash.bpmn"))) {
            Files.write(models.resolve("crash.bpmn"), model.readAllBytes());
        }
        Path counting = CountingSpark.make(spark, folder.resolve("spark"));
        this.cluster = new SparkCluster(spark, counting, folder.resolve("cluster"));
        this.service = new PackagedService(application, folder.resolve("data"), folder.resolve("models"), counting);
    }

    /** Arguments: kills, seed, the folder quarkus-app, the Spark runtime folder. */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("crash-jobs");
        System.out.println("Killing " + kills + " times at random moments (seed " + seed + "), work in " + folder);
        CrashJobs bench = new CrashJobs(folder, Path.of(arguments[2]), Path.of(arguments[3]), new Random(seed));
        boolean fine;
        try {
            fine = bench.run(kills);
        } finally {
            bench.service.close();
            bench.cluster.close();
        }
        if (!fine) {
            System.exit(1); // the folder stays, for whoever looks for the reason
        }
        delete(folder);
    }

    private boolean run(int kills) throws Exception {
        long began = System.nanoTime();
        cluster.startMaster();
        cluster.startWorker();
        cluster.awaitReady(PATIENCE);
        start();
        service.awaitReady(PATIENCE);
        for (int kill = 1; kill <= kills; kill++) {
            topUp();
            long moment = random.nextLong(15_000);
            TimeUnit.MILLISECONDS.sleep(moment);
            Victim victim = victim();
            kill(victim);
            killed.merge(victim, 1, Integer::sum);
            service.awaitReady(PATIENCE);
            System.out.printf(
                    "kill %d of %d, %s after %d ms: %d processes started, %d done%n",
                    kill, kills, victim, moment, instances.size(), instances.size() - open().size());
        }
        awaitAll();
        return report(kills, Duration.ofNanos(System.nanoTime() - began));
    }

    private void start() throws IOException {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.put("countersign.job.backends.spark", "spark-local");
        properties.put("countersign.job.back-off", "1s");
        service.start(properties);
    }

    /** Every other time the service. */
    private Victim victim() {
        Victim[] all = Victim.values();
        return random.nextBoolean() ? Victim.SERVICE : all[1 + random.nextInt(all.length - 1)];
    }

    private void kill(Victim victim) throws Exception {
        switch (victim) {
            case SERVICE -> {
                service.kill();
                start();
                if (random.nextInt(4) == 0) { // every fourth time the restarted service dies while it starts
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(5_000));
                    service.kill();
                    start();
                }
            }
            case MASTER -> {
                cluster.killMaster();
                TimeUnit.MILLISECONDS.sleep(random.nextLong(5_000));
                cluster.startMaster();
            }
            case WORKER -> {
                cluster.killWorker();
                TimeUnit.MILLISECONDS.sleep(random.nextLong(5_000));
                cluster.startWorker();
            }
            case DRIVER ->
                liveRuns().stream()
                        .skip(random.nextInt(Math.max(1, liveRuns().size())))
                        .findFirst()
                        .ifPresent(ProcessHandle::destroyForcibly);
            case DATABASE -> {
                service.killDatabase();
                service.kill();
                start();
            }
        }
    }

    /** The processes in which applications run now, on either backend. */
    private List<ProcessHandle> liveRuns() throws IOException {
        List<ProcessHandle> live = new ArrayList<>();
        for (String line : lines("starts.processes")) {
            String[] words = line.split(" ");
            ProcessHandle.of(Long.parseLong(words[2]))
                    .filter(process -> process.info()
                            .arguments()
                            .filter(all -> List.of(all).contains(words[1]))
                            .isPresent())
                    .ifPresent(live::add);
        }
        return live;
    }

    private void topUp() throws Exception {
        for (int missing = ACTIVE - open().size(); missing > 0; missing--) {
            String name = "p" + (instances.size() + 1);
            Map<String, String> variables = Map.of(
                    "name",
                    name,
                    "starts",
                    starts.toString(),
                    "hold",
                    folder.resolve("never").toString(),
                    "millis",
                    String.valueOf(random.nextInt(20_000)),
                    "retries",
                    "10",
                    "backend",
                    random.nextBoolean() ? "spark-local" : "spark-standalone");
            instances.put(name, service.startInstance("crash", variables));
        }
    }

    /** Process instances that did not complete, by their names. */
    private Map<String, String> open() throws Exception {
        Map<String, String> open = new HashMap<>();
        for (Map.Entry<String, String> each : instances.entrySet()) {
            if (!service.stateOf(each.getValue()).equals("COMPLETED")) {
                open.put(each.getKey(), each.getValue());
            }
        }
        return open;
    }

    /** Those that neither finished nor have an incident. */
    private List<String> unsettled() throws Exception {
        List<String> unsettled = new ArrayList<>();
        for (Map.Entry<String, String> each : open().entrySet()) {
            if (service.incidentsOf(each.getValue()).isEmpty()) {
                unsettled.add(each.getKey());
            }
        }
        return unsettled;
    }

    private void awaitAll() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!unsettled().isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean report(int kills, Duration time) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        lines("starts").forEach(line -> counts.merge(line.split(" ")[1], 1, Integer::sum));
        List<String> lost = unsettled();
        for (String message : service.incidents()) {
            System.out.println("incident: " + message);
        }
        lines("starts.overlaps").forEach(line -> System.out.println("at once: " + line));
        long doubled = counts.values().stream().filter(count -> count > 1).count()
                + lines("starts.overlaps").size();
        System.out.println("killed: " + killed);
        System.out.printf(
                "{\"kills\":%d,\"processes\":%d,\"attempts\":%d,\"lost\":%d,\"doubled\":%d,\"asked\":%d,\"seconds\":%d}%n",
                kills,
                instances.size(),
                counts.size(),
                lost.size(),
                doubled,
                open().size() - lost.size(),
                time.toSeconds());
        return lost.isEmpty() && doubled == 0;
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
