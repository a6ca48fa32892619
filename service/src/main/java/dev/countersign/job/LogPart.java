package dev.countersign.job;

import java.util.Arrays;

/**
 * A part of a job's log, as many bytes as its offsets say.
 *
 * @param from offset of its first byte; where it has none, of the next that is written
 * @param size of the whole as it is now
 */
public record LogPart(byte[] bytes, long from, long size) {

    /** Of a log in which nothing was written. */
    public static LogPart none(long offset) {
        return of(new byte[0], offset, 0);
    }

    /** Of a log that is at hand as a whole; a negative offset counts from its end. */
    public static LogPart of(byte[] all, long offset, int length) {
        long from = first(offset, all.length);
        int begin = (int) Math.min(from, all.length);
        int end = (int) Math.min((long) begin + length, all.length);
        return new LogPart(Arrays.copyOfRange(all, begin, end), from, all.length);
    }

    /** What an offset means that counts from the end where it is negative. */
    public static long first(long offset, long size) {
        return offset < 0 ? Math.max(0, size + offset) : offset;
    }

    /** Where the next part begins. */
    public long next() {
        return from + bytes.length;
    }
}
