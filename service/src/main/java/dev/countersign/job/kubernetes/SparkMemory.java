package dev.countersign.job.kubernetes;

import java.util.Locale;

/** Memory of a container around a Java heap. */
final class SparkMemory {

    /** Spark's own rule for what a JVM needs beside its heap: a tenth, at least 384 MiB. */
    private static final long LEAST_MEBIBYTES = 384;

    private SparkMemory() {}

    /** @param heap such as {@code 2g}; the container's limit as Kubernetes writes it */
    static String container(String heap) {
        long number = Long.parseLong(heap.substring(0, heap.length() - 1));
        long mebibytes = switch (heap.toLowerCase(Locale.ROOT).charAt(heap.length() - 1)) {
            case 'k' -> (number + 1023) / 1024;
            case 'm' -> number;
            case 'g' -> number * 1024;
            default -> throw new IllegalArgumentException("memory must look like 600m or 2g, not " + heap);
        };
        return mebibytes + Math.max(LEAST_MEBIBYTES, mebibytes / 10) + "Mi";
    }
}
