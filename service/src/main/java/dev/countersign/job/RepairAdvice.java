package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/** What usually helps against a kind of failure, for the person who is asked. */
class RepairAdvice {

    private RepairAdvice() {}

    static String of(@Nullable String code, boolean badInput) {
        if (badInput) {
            return "The input is wrong: another attempt helps only after the data or the process' variables have been put"
                    + " right. The attempt reads its data anew.";
        }
        return switch (code == null ? "" : code) {
            case "out-of-memory" -> "Give it more memory, or more partitions so that each piece is smaller.";
            case "lost-executors" -> "Give the executors more memory, or use more partitions and fewer cores for each.";
            case "evicted" -> "Run it again when the cluster has room, or ask for less.";
            case "time-limit" -> "Look in the log for where it stands. Give it more time, more cores or executors.";
            case "killed", "terminated" ->
                "Find out who or what ended it. When the machine ran short of memory, give the job less, or more to the machine.";
            case "no-room" -> "Ask for less memory or fewer cores, or run it again when the cluster has room.";
            case "lost-driver" ->
                "The machine that it ran on was lost or shut down. See whether it had begun to write, then run it again.";
            case "disk-full" -> "Free some space first.";
            case "missing-class", "no-program", "not-started" ->
                "The installation is not complete: ask who runs the platform, then run it again.";
            case "cancelled" -> "A person stopped it. Run it again, or go on without it.";
            case "refused-by-engine" ->
                "The job itself succeeded. Put right what the message names, then retry: the same result is handed over"
                        + " again.";
            default -> "Read the end of the log. When the reason may have passed, run it again.";
        };
    }
}
