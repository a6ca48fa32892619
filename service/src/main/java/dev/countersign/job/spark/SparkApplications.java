package dev.countersign.job.spark;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.job.JobSetting;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.Placeholders;
import dev.countersign.job.spark.SparkConfig.Application;
import dev.countersign.job.spark.SparkConfig.ResultFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Spark applications of this deployment, the same for every place where they may run. */
public final class SparkApplications {

    /** The wrapper in the packaged jar that takes the claim of the job folder and then calls the application. */
    public static final String CLAIMED_RUN = "dev.countersign.analytics.runner.ClaimedRun";

    /** What the service says itself, or a run could not be told from another. */
    private static final Set<String> OURS = Set.of(
            "spark.app.name",
            "spark.driver.memory",
            "spark.driver.supervise",
            "spark.master",
            "spark.submit.deployMode",
            "spark.kubernetes.driver.pod.name");

    private static final Set<String> GIVEN = Set.of("jobKey", "jobFolder", "jobOutput");

    private final Map<String, Application> all;

    /** @throws IllegalStateException naming the property of an application that cannot work */
    public SparkApplications(SparkConfig config) {
        this.all = config.applications();
        all.forEach(SparkApplications::check);
    }

    private static void check(String name, Application application) {
        String property = "countersign.job.spark.applications." + name;
        if (application.pyFile().isPresent()) {
            throw new IllegalStateException(property + ".py-file cannot be run: the Spark runtime has no Python. Run it"
                    + " as a command (countersign.job.command.commands) that calls your own spark-submit.");
        }
        if (application.mainClass().isEmpty()) {
            throw new IllegalStateException(property + " must be the main class of the application " + name + ".");
        }
        application
                .jar()
                .filter(jar -> !jar.startsWith("/") && !jar.contains(":/"))
                .ifPresent(jar -> {
                    throw new IllegalStateException(property + ".jar must be an absolute path or a URL, not " + jar);
                });
        if (application.arguments().orElse(List.of()).stream().anyMatch(SecretText::mentionsSecret)) {
            throw new IllegalStateException(
                    property + ".arguments must not name a secret: every user of the machine can"
                            + " read command lines. Put it into .conf.");
        }
        application.conf().keySet().stream()
                .filter(key -> !key.startsWith("spark.") || OURS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalStateException(property + ".conf must not set " + key + ": "
                            + (OURS.contains(key)
                                    ? "the service sets it."
                                    : "Spark takes only properties whose names begin with spark."));
                });
    }

    /** @throws IllegalStateException naming a property whose text names a secret that jobs cannot have */
    public void checkSecrets(JobSecrets secrets) {
        all.forEach((name, application) -> secrets.check(conf(name), application.conf()));
    }

    /** @throws IllegalStateException naming a property with a secret, which cannot be handed over at this place */
    public void refuseSecrets(String place) {
        all.forEach((name, application) -> application.conf().forEach((key, text) -> {
            if (SecretText.mentionsSecret(text)) {
                throw new IllegalStateException(
                        conf(name) + "." + key + " names a secret, which cannot be handed over on " + place
                                + ". Mount it into the pods and let Spark read it there, or switch that backend off.");
            }
        }));
    }

    private static String conf(String name) {
        return "countersign.job.spark.applications." + name + ".conf";
    }

    public Set<String> names() {
        return all.keySet();
    }

    /** What an application has by configuration, by {@link JobSetting#parameter}. */
    public Map<String, String> configured(String name) {
        Application application = all.get(name);
        return application == null
                ? Map.of()
                : Map.of(
                        JobSetting.DRIVER_MEMORY.parameter(),
                        application.memory(),
                        JobSetting.CORES.parameter(),
                        Integer.toString(application.cores()));
    }

    /** Whether a run that ended well has to have written a {@code result.json}. */
    public boolean needsResult(String name) {
        Application application = all.get(name);
        return application == null || needsResult(application);
    }

    private static boolean needsResult(Application application) {
        return application
                .result()
                .map(result -> result == ResultFile.REQUIRED)
                .orElse(application.jar().isEmpty());
    }

    /** @throws IllegalArgumentException naming a parameter that is missing, or that the application does not take */
    public void check(JobSpec spec) {
        Application application = all.get(spec.application());
        if (application == null || packaged(application)) {
            return; // a packaged application checks its parameters itself
        }
        Set<String> taken =
                new TreeSet<>(Placeholders.in(application.arguments().orElse(List.of())));
        Set<String> wanted = new LinkedHashSet<>(taken);
        taken.removeAll(GIVEN);
        for (String name : spec.parameters().keySet()) {
            if (!taken.contains(name)) {
                throw new IllegalArgumentException(
                        "The application '" + spec.application() + "' takes no parameter '" + name + "'; "
                                + (taken.isEmpty() ? "it takes none." : "it takes " + String.join(", ", taken) + "."));
            }
        }
        wanted.removeAll(GIVEN);
        wanted.removeAll(spec.parameters().keySet());
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "The parameter '" + wanted.iterator().next() + "' is missing.");
        }
    }

    /** @throws JobSubmissionException when the application is not configured any more */
    public Application of(JobSpec spec) {
        Application application = all.get(spec.application());
        if (application == null) {
            throw new JobSubmissionException(
                    "The application " + spec.application() + " is not configured any more", null);
        }
        return application;
    }

    /** Whose main class a run calls. */
    public static String mainClass(Application application) {
        return application.mainClass().orElseThrow();
    }

    /** Whether it takes the arguments of the packaged applications. */
    private static boolean packaged(Application application) {
        return application.jar().isEmpty() && application.arguments().isEmpty();
    }

    /**
     * What the application is called with.
     *
     * @param folder the job folder as the run sees it
     * @param output path that does not exist yet and may hold the whole output afterwards, as the run sees it
     * @throws JobSubmissionException when a parameter is missing
     */
    public static List<String> arguments(
            Application application, JobSpec spec, String key, String folder, String output) {
        if (packaged(application)) {
            List<String> words = new ArrayList<>(List.of("--job-dir", folder, "--key", key, "--output", output));
            spec.parameters().forEach((name, value) -> words.addAll(List.of("--param", name + "=" + value)));
            return words;
        }
        Map<String, String> values = new HashMap<>(spec.parameters());
        values.putAll(Map.of("jobKey", key, "jobFolder", folder, "jobOutput", output));
        try {
            return Placeholders.fill(application.arguments().orElse(List.of()), values);
        } catch (IllegalArgumentException e) {
            throw new JobSubmissionException(String.valueOf(e.getMessage()), e); // configured otherwise meanwhile
        }
    }

    /** What goes into {@code spark.jars} beside the packaged jar: its own, the operator's for it and for all. */
    public static Optional<String> jars(Application application, Map<String, String> properties) {
        String jars = Stream.of(
                        application.jar().map(jar -> jar.startsWith("/") ? "file:" + jar : jar),
                        Optional.ofNullable(application.conf().get("spark.jars")),
                        Optional.ofNullable(properties.get("spark.jars")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(","));
        return jars.isEmpty() ? Optional.empty() : Optional.of(jars);
    }

    /** What {@link #CLAIMED_RUN} is called with. */
    public static List<String> claimedArguments(
            Application application, JobSpec spec, String key, String folder, String output) {
        List<String> words = new ArrayList<>();
        if (!packaged(application)) {
            words.addAll(List.of("--job-dir", folder, "--result", needsResult(application) ? "required" : "optional"));
        }
        words.add(mainClass(application));
        words.addAll(arguments(application, spec, key, folder, output));
        return words;
    }
}
