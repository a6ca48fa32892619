package dev.countersign.analytics.runner;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of a driver on a cluster, around any application: {@code <main class> <the application's arguments>}, among
 * them {@code --job-dir}. A cluster may start a key twice (an answer that was lost, a driver that is launched again), so
 * the run first takes the claim of its job folder; whoever comes second ends at once and touches nothing.
 *
 * <p>In the job folder: {@code claim/holder} the driver that has it, {@code heartbeat} each two seconds, {@code ended}
 * when the process begins to end in order, and a {@code result.json} for an application that threw and wrote none.
 */
public final class ClaimedRun {
    /** The key was claimed by another run. */
    static final int EXIT_CLAIMED = 75;

    static final int EXIT_MISSING_CLASS = 101;

    private static final Logger LOG = LoggerFactory.getLogger(ClaimedRun.class);

    private ClaimedRun() {}

    /** @throws IOException when the job folder is not there on this machine; then nothing has been started */
    public static void main(String... arguments) throws IOException {
        Path folder = jobDirectory(arguments);
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("The job folder " + folder + " is not there on "
                    + InetAddress.getLocalHost().getHostName()
                    + "; the cluster has to reach it under the same path as the service");
        }
        if (!Claim.take(folder, holder())) {
            LOG.warn("{} is claimed by another run, this one ends", folder);
            System.exit(EXIT_CLAIMED);
        }
        new Heartbeat(folder, Clock.systemUTC()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> markEnding(folder), "countersign-ended"));
        int exitCode = run(folder, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Runs the application's main method. Its normal return is no end yet: threads of its own may go on. */
    static int run(Path folder, String mainClass, String... arguments) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Method main = Class.forName(mainClass, true, loader).getMethod("main", String[].class);
            main.invoke(null, (Object) arguments);
            return 0;
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            LOG.error("{} cannot be run", mainClass, e);
            explain(
                    folder,
                    new Failure(
                            "missing-class",
                            "The class " + mainClass + " of the application is missing or has no main method.",
                            null,
                            null,
                            false));
            return EXIT_MISSING_CLASS;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            LOG.error("{} failed", mainClass, thrown);
            Failure failure = Failure.of(thrown);
            explain(folder, failure);
            return failure.exitCode();
        }
    }

    private static void explain(Path folder, Failure failure) {
        Path result = folder.resolve("result.json");
        if (Files.exists(result)) {
            return; // the application has its own words
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", "FAILED");
        document.put("error", failure.toJson());
        document.put("badInput", failure.badInput());
        Json.write(result, document);
    }

    private static void markEnding(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("ended"), Clock.systemUTC().instant().toString());
        } catch (IOException e) {
            LOG.warn("The end of the run cannot be written down", e);
        }
    }

    private static Path jobDirectory(String... arguments) {
        List<String> words = List.of(arguments);
        int option = words.indexOf("--job-dir");
        if (option < 1 || option + 1 == words.size()) {
            throw new IllegalArgumentException("<main class> ... --job-dir <folder> is needed, but there is " + words);
        }
        return Path.of(words.get(option + 1)).toAbsolutePath();
    }

    /** A standalone worker runs each driver in a folder with the driver's id as name. */
    private static String holder() {
        return "run " + Path.of("").toAbsolutePath().getFileName() + " "
                + ProcessHandle.current().pid();
    }
}
