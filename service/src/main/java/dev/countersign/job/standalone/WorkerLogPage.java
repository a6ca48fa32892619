package dev.countersign.job.standalone;

import dev.countersign.job.LogPart;
import dev.countersign.job.claimed.ServerAwayException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker's page {@code /log/} gives: a line that says which bytes these are, and the text that the worker has made of
 * them. A character that is cut at an edge is lost in it, so more is asked for than is wanted.
 *
 * @param from of the first byte
 * @param size of the whole log
 */
record WorkerLogPage(long from, long size, LogText text) {

    private static final int EDGE = 3; // the most of a character that a cut can leave
    private static final Pattern HEAD = Pattern.compile("\\A==== Bytes (\\d+)-(\\d+) of (\\d+) of [^\\n]* ====\\n");

    /** What to ask the page for so that it has the part whole; a negative offset counts from the end. */
    static String query(long offset, int length) {
        return offset < 0
                ? "byteLength=" + (EDGE - offset)
                : "offset=" + Math.max(0, offset - EDGE) + "&byteLength=" + (length + 2 * EDGE);
    }

    /** @throws ServerAwayException for a page that is no part of a log, such as an error */
    static WorkerLogPage of(byte[] page) {
        String all = new String(page, StandardCharsets.UTF_8);
        Matcher head = HEAD.matcher(all);
        try {
            if (!head.find()) {
                throw new ServerAwayException("the worker of the driver gives no log", true, null);
            }
            long from = Long.parseLong(head.group(1));
            long length = Long.parseLong(head.group(2)) - from;
            long size = Long.parseLong(head.group(3));
            String text = all.substring(head.end());
            if (size == 0 && !text.isBlank()) {
                throw new ServerAwayException("the worker of the driver says: " + text.strip(), true, null);
            }
            if (length < 0 || length > page.length) {
                throw new ServerAwayException(
                        "the worker's page cannot be read: " + head.group().strip(), true, null);
            }
            return new WorkerLogPage(from, size, LogText.of(text, (int) length));
        } catch (NumberFormatException e) {
            throw new ServerAwayException(
                    "the worker's page cannot be read: " + head.group().strip(), true, e);
        }
    }

    /**
     * What was asked for.
     *
     * @param growing whether more may be written; then a character that is not complete yet is left for the next part
     */
    LogPart part(long offset, int length, boolean growing) {
        byte[] bytes = text.bytes();
        int there = bytes.length - (growing && from + bytes.length == size ? text.open() : 0);
        long wanted = LogPart.first(offset, size);
        if (wanted >= from + there) {
            return new LogPart(new byte[0], wanted, size);
        }
        int begin = (int) Math.max(0, wanted - from);
        int end = (int) Math.min(there, (long) begin + length);
        return new LogPart(Arrays.copyOfRange(bytes, begin, end), from + begin, size);
    }
}
