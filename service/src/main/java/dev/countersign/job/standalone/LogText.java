package dev.countersign.job.standalone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes bytes again of the text that a worker's page gives instead of a log's bytes. For bytes that are no UTF-8, and where
 * a character is cut at an edge, the text has marks (U+FFFD), each for one to three bytes. How many bytes there are in all is
 * known, and mostly fits only one way: either the log itself has marks, or its single bytes are no UTF-8; only the first
 * and the last few may belong to a cut character. Bytes that are lost become as many that are no UTF-8 either.
 */
final class LogText {

    private static final char MARK = '\uFFFD';
    private static final int MARK_BYTES = 3;
    private static final int LONGEST_CUT = 3;
    private static final int LOST = 0xFF;

    private final byte[] bytes;
    private final int open;

    private LogText(byte[] bytes, int open) {
        this.bytes = bytes;
        this.open = open;
    }

    /** @param length how many bytes the text stands for */
    static LogText of(String text, int length) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        boolean openEnd = !text.isEmpty() && text.charAt(text.length() - 1) == MARK;
        if (given.length == length) {
            return new LogText(given, openEnd ? MARK_BYTES : 0);
        }
        int marks = (int) text.chars().filter(character -> character == MARK).count();
        int lost = length - (given.length - marks * MARK_BYTES);
        if (lost < marks || lost > marks * MARK_BYTES) {
            // the worker has another character set; in the usual ones a character is a byte
            return new LogText(Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), length), 0);
        }
        int[] widths = widths(text, marks, lost);
        return new LogText(bytes(text, widths), openEnd ? widths[marks - 1] : 0);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes at the end may be the beginning of a character. */
    int open() {
        return open;
    }

    /** How many bytes each mark stands for. */
    private static int[] widths(String text, int marks, int lost) {
        int head = 0;
        while (head < LONGEST_CUT && head < marks && text.charAt(head) == MARK) {
            head++;
        }
        int tail = head < marks && text.charAt(text.length() - 1) == MARK ? 1 : 0;
        int inner = marks - head - tail;
        for (int first : new int[] {1, MARK_BYTES}) {
            for (int middle : new int[] {MARK_BYTES, 1}) {
                int last = lost - first * head - middle * inner;
                if (tail == 0 ? last == 0 : last >= 1 && last <= LONGEST_CUT) {
                    int[] widths = new int[marks];
                    Arrays.fill(widths, 0, head, first);
                    Arrays.fill(widths, head, head + inner, middle);
                    Arrays.fill(widths, head + inner, marks, last);
                    return widths;
                }
            }
        }
        return spread(marks, lost);
    }

    /** A mixture: which mark is which cannot be known, their sum can. */
    private static int[] spread(int marks, int lost) {
        int[] widths = new int[marks];
        int rest = lost - marks;
        for (int i = marks - 1; i >= 0; i--) {
            int more = Math.min(rest, MARK_BYTES - 1);
            widths[i] = 1 + more;
            rest -= more;
        }
        return widths;
    }

    private static byte[] bytes(String text, int[] widths) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int begin = 0;
        for (int width : widths) {
            int mark = text.indexOf(MARK, begin);
            boolean lost = width < MARK_BYTES;
            bytes.writeBytes(text.substring(begin, lost ? mark : mark + 1).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; lost && i < width; i++) {
                bytes.write(LOST);
            }
            begin = mark + 1;
        }
        bytes.writeBytes(text.substring(begin).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
