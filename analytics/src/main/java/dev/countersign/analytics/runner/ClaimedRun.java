package dev.countersign.analytics.runner;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of a driver on a cluster, around any application: {@code <main class> <the application's arguments>}, among
 * them {@code --job-dir}; or, for an application that knows nothing of jobs, {@code --job-dir <folder> --result
 * optional|required <main class> <its arguments>}. A cluster may start a key twice (an answer that was lost, a driver that is launched again), so
 * the run first takes the claim of its job folder; whoever comes second ends at once and touches nothing.
 *
 * <p>In the job folder: {@code claim/holder} the driver that has it, {@code heartbeat} each two seconds, {@code ended}
 * when the process begins to end in order, and a {@code result.json} for an application that threw and wrote none, or
 * that need not write one and whose main method has returned.
 */
public final class ClaimedRun {
    /** The key was claimed by another run. */
    static final int EXIT_CLAIMED = 75;

    static final int EXIT_MISSING_CLASS = 101;

    private static final Logger LOG = LoggerFactory.getLogger(ClaimedRun.class);

    private ClaimedRun() {}

    /** @throws IOException when the job folder is not there on this machine; then nothing has been started */
    public static void main(String... arguments) throws IOException {
        Wrapped wrapped = Wrapped.of(arguments);
        Path folder = wrapped.folder();
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
        AtomicBoolean returned = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                if (returned.get() && wrapped.resultOptional()) {
                                    saySucceeded(folder);
                                }
                            } finally {
                                markEnding(folder);
                            }
                        },
                        "countersign-ended"));
        int exitCode = run(folder, wrapped.mainClass(), wrapped.arguments().toArray(String[]::new));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        returned.set(true);
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

    /** For a service that can ask nobody but the folder how it went. */
    private static void saySucceeded(Path folder) {
        Path result = folder.resolve("result.json");
        if (!Files.exists(result) && !Files.exists(folder.resolve("cancel"))) {
            Json.write(result, Map.of("status", "SUCCEEDED", "result", Map.of()));
        }
    }

    private static void markEnding(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("ended"), Clock.systemUTC().instant().toString());
        } catch (IOException e) {
            LOG.warn("The end of the run cannot be written down", e);
        }
    }

    /** A standalone worker runs each driver in a folder with the driver's id as name. */
    private static String holder() {
        return "run " + Path.of("").toAbsolutePath().getFileName() + " "
                + ProcessHandle.current().pid();
    }
}
