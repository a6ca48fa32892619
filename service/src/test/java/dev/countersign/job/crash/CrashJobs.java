package dev.countersign.job.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    private final CountedRuns runs;
    private final Map<String, String> instances = new HashMap<>();
    private final Set<String> completed = new HashSet<>();
    private final Map<Victim, Integer> killed = new TreeMap<>();

    private CrashJobs(Path folder, Path application, Path spark, Random random) throws IOException {
        this.folder = folder;
        this.random = random;
        this.runs = new CountedRuns(folder.resolve("starts"));
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
            long moment = random.nextLong(10_000);
            TimeUnit.MILLISECONDS.sleep(moment);
            Victim victim = victim();
            kill(victim);
            killed.merge(victim, 1, Integer::sum);
            service.awaitReady(PATIENCE);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            System.out.printf(
                    "%d s: kill %d of %d, %s after %d ms: %d processes started, %d done; about %d min to go%n",
                    seconds,
                    kill,
                    kills,
                    victim,
                    moment,
                    instances.size(),
                    instances.size() - open().size(),
                    seconds * (kills - kill) / kill / 60);
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
            case DRIVER -> {
                List<ProcessHandle> live = awaitLiveRuns();
                live.get(random.nextInt(live.size())).destroyForcibly();
            }
            case DATABASE -> {
                service.killDatabase();
                service.kill();
                start();
            }
        }
    }

    /** There is always one soon: a process whose job ended makes room for the next. */
    private List<ProcessHandle> awaitLiveRuns() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<ProcessHandle> live = runs.live();
        while (live.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no job runs after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(200);
            topUp();
            live = runs.live();
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
                    runs.file().toString(),
                    "hold",
                    folder.resolve("never").toString(),
                    "millis",
                    String.valueOf(random.nextInt(20_000)),
                    "retries",
                    "10",
                    "backend",
                    random.nextBoolean() ? "spark-local" : "spark-standalone");
            instances.put(name, service.rest().startInstance("crash", variables));
        }
    }

    /** Process instances that did not complete, by their names. */
    private Map<String, String> open() throws Exception {
        Map<String, String> open = new HashMap<>();
        for (Map.Entry<String, String> each : instances.entrySet()) {
            if (completed.contains(each.getKey())) {
                continue; // nothing comes after that, so it is asked for once
            }
            if (service.rest().stateOf(each.getValue()).equals("COMPLETED")) {
                completed.add(each.getKey());
            } else {
                open.put(each.getKey(), each.getValue());
            }
        }
        return open;
    }

    /** Those that neither finished nor have an incident. */
    private List<String> unsettled() throws Exception {
        List<String> unsettled = new ArrayList<>();
        for (Map.Entry<String, String> each : open().entrySet()) {
            if (service.rest().incidentsOf(each.getValue()).isEmpty()) {
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
        Map<String, Integer> counts = runs.counts();
        List<String> lost = unsettled();
        for (String message : service.rest().incidents()) {
            System.out.println("incident: " + message);
        }
        runs.overlaps().forEach(line -> System.out.println("at once: " + line));
        long doubled = counts.values().stream().filter(count -> count > 1).count()
                + runs.overlaps().size();
        String victims = killed.entrySet().stream()
                .map(each -> "\"%s\":%d".formatted(each.getKey().name().toLowerCase(Locale.ROOT), each.getValue()))
                .collect(Collectors.joining(","));
        System.out.printf(
                "{\"kills\":%d,\"killed\":{%s},\"processes\":%d,\"attempts\":%d,\"lost\":%d,\"doubled\":%d,\"asked\":%d,\"seconds\":%d}%n",
                kills,
                victims,
                instances.size(),
                counts.size(),
                lost.size(),
                doubled,
                open().size() - lost.size(),
                time.toSeconds());
        return lost.isEmpty() && doubled == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
