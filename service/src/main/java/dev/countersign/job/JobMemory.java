package dev.countersign.job;

import java.util.Locale;

/** Sizes of memory as job settings have them, such as {@code 600m} or {@code 2g}. */
class JobMemory {

    private JobMemory() {}

    /** In kibibytes. */
    static long kibibytes(String memory) {
        long number = Long.parseLong(memory.substring(0, memory.length() - 1));
        return switch (memory.substring(memory.length() - 1).toLowerCase(Locale.ROOT)) {
            case "k" -> number;
            case "m" -> number << 10;
            default -> number << 20;
        };
    }

    /** So many times the memory, in whole mebibytes, never more than {@code most} and never less than before. */
    static String times(String memory, double factor, String most) {
        long before = kibibytes(memory);
        long more = Math.min((long) Math.ceil(before * factor), kibibytes(most));
        return more <= before ? memory : Math.max(1, more >> 10) + "m";
    }
}
