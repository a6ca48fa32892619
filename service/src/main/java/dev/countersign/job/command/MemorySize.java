package dev.countersign.job.command;

import java.util.Locale;

/** Memory as the job settings write it: {@code 600m}, {@code 2g}. */
final class MemorySize {

    private MemorySize() {}

    /** In kibibytes. */
    static long kibibytes(String size) {
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return switch (size.toLowerCase(Locale.ROOT).charAt(size.length() - 1)) {
            case 'k' -> number;
            case 'm' -> number << 10;
            case 'g' -> number << 20;
            default -> throw new IllegalArgumentException("memory must look like 600m or 2g, not " + size);
        };
    }
}
