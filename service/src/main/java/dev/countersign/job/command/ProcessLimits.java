package dev.countersign.job.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a command under limits: an environment of its own instead of the service's, which holds secrets; memory by the
 * shell's {@code ulimit}; time by {@code timeout}, which tells it to end and kills it ten seconds later.
 *
 * @param memory such as {@code 512m}
 */
record ProcessLimits(String memory, Duration time) {

    /** What {@code timeout} exits with when the time is over. */
    static final int TIME_OVER = 124;

    private static final String LIMITED = "ulimit -v \"$1\" || exit 126; shift; exec timeout -k 10 \"$@\"";

    /**
     * @param prefix what takes rights away from the command; may be empty
     * @param environment all that it gets
     * @param program and its arguments
     */
    List<String> around(List<String> prefix, Map<String, String> environment, List<String> program) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("env", "-i"));
        Map<String, String> all = new TreeMap<>(environment);
        all.putIfAbsent("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        all.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of("sh", "-c", LIMITED, "sh", Long.toString(MemorySize.kibibytes(memory))));
        words.add(Long.toString(Math.max(1, time.toSeconds())));
        words.addAll(program);
        return words;
    }
}
