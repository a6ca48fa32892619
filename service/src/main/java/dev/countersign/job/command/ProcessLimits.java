package dev.countersign.job.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a command under limits: the memory of each of its processes by the shell's {@code ulimit}; time by {@code timeout},
 * which tells it to end and kills it ten seconds later.
 *
 * @param memory such as {@code 512m}
 */
record ProcessLimits(String memory, Duration time) {

    /** What {@code timeout} exits with when the time is over. */
    static final int TIME_OVER = 124;

    private static final String LIMITED = "ulimit -v \"$1\" || exit 126; shift; exec timeout -k 10 \"$@\"";

    /**
     * @param prefix what takes rights away from the command; may be empty
     * @param program and its arguments
     */
    List<String> around(List<String> prefix, List<String> program) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("sh", "-c", LIMITED, "sh", Long.toString(MemorySize.kibibytes(memory))));
        words.add(Long.toString(Math.max(1, time.toSeconds())));
        words.addAll(program);
        return words;
    }
}
