package dev.countersign.job.command;

import dev.countersign.connector.secret.SecretText;
import dev.countersign.job.JobStatus;
import dev.countersign.job.local.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Containers by the command line that Docker and Podman share. The container's name is made from the job's key, and the
 * runtime gives a name away once: at most one container begins per key. It outlives the command that started it, so its
 * end is asked from the runtime when that command is gone.
 */
class ContainerCommand {

    private static final int SECONDS = 10;

    /** Ends the container too when the time is over: the runtime's command does not. */
    private static final String TIMED =
            "countersign_limit=$1 countersign_name=$2; shift 2; timeout -k 10 \"$countersign_limit\" \"$@\"; "
                    + "countersign_code=$?; [ \"$countersign_code\" = 124 ] && "
                    + "\"$1\" kill \"$countersign_name\" >/dev/null 2>&1; exit \"$countersign_code\"";

    /** What would change the runtime's command itself; these go to the container alone. */
    private static final Pattern OF_THE_RUNTIME =
            Pattern.compile("PATH|HOME|TMPDIR|(DOCKER|CONTAINER|PODMAN|XDG|LD)[A-Z0-9]*_.*");

    private final String runtime;

    /** @param runtime program with the options of {@code docker} */
    ContainerCommand(String runtime) {
        this.runtime = runtime;
    }

    static String name(String key) {
        return "countersign-" + key;
    }

    /** @throws IllegalStateException naming the property of a variable that cannot hold a secret */
    static void check(String property, Map<String, String> environment) {
        environment.forEach((name, text) -> {
            if (OF_THE_RUNTIME.matcher(name).matches() && SecretText.mentionsSecret(text)) {
                throw new IllegalStateException(property + "." + name + " must not name a secret: in a container this"
                        + " variable is given on the command line of the runtime, which uses it itself.");
            }
        });
    }

    /**
     * Runs the container and waits for its end. The job's folder has the same path inside. The runtime takes the values of
     * variables from its own environment: on its command line every user of the machine could read them.
     */
    ProgramRun run(
            String key,
            Path folder,
            String image,
            ProcessLimits limits,
            Map<String, String> environment,
            String program,
            List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", TIMED, "sh"));
        words.add(Long.toString(Math.max(1, limits.time().toSeconds())));
        words.add(name(key));
        words.addAll(List.of(runtime, "run", "--name", name(key), "--label", "dev.countersign.job=" + key));
        words.addAll(List.of("--memory", limits.memory(), "--security-opt", "no-new-privileges"));
        words.addAll(List.of("--volume", folder + ":" + folder, "--workdir", folder.toString()));
        Map<String, String> unseen = new TreeMap<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (OF_THE_RUNTIME.matcher(name).matches()) {
                words.addAll(List.of("--env", name + "=" + value));
            } else {
                words.addAll(List.of("--env", name));
                unseen.put(name, value);
            }
        });
        words.addAll(List.of("--entrypoint", program, image));
        words.addAll(arguments);
        return new ProgramRun(words, Handover.besideOurs(unseen));
    }

    /** What the runtime says about the key's container; empty when it has none or does not answer. */
    Optional<JobStatus> status(String key) {
        return ask("inspect", "--format", "{{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}}", name(key))
                .flatMap(answer -> {
                    String[] words = answer.trim().split("\\s+");
                    if (words[0].equals("created")) {
                        remove(key); // whoever made it ended before it could start it
                        return Optional.empty();
                    }
                    boolean ended = words.length == 3 && (words[0].equals("exited") || words[0].equals("dead"));
                    return Optional.of(
                            ended
                                    ? JobStatus.exited(
                                            Integer.parseInt(words[1]), words[2].equals("true") ? "OOMKilled" : "")
                                    : JobStatus.running("container " + name(key)));
                });
    }

    /** Tells the container to end; the runtime kills it ten seconds later. */
    void stop(String key) {
        tell("stop", "--time", Integer.toString(SECONDS), name(key));
    }

    /** Removes the container and what it wrote inside. */
    void remove(String key) {
        tell("rm", "--force", name(key));
    }

    private void tell(String... arguments) {
        List<String> words = new ArrayList<>(List.of(runtime));
        words.addAll(List.of(arguments));
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start(); // not waited for: the next look sees how it went
        } catch (IOException notThere) {
            // no runtime, no container
        }
    }

    private Optional<String> ask(String... arguments) {
        List<String> words = new ArrayList<>(List.of(runtime));
        words.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
