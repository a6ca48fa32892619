package dev.countersign.job.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the end of a log without reading the whole of it. */
class LogTail {

    private final int maxBytes;

    /** @param maxBytes at most so many bytes are returned, however long the lines are */
    LogTail(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The last lines, the last one possibly unfinished; empty when the file is not there. */
    String read(Path file, int lines) {
        if (lines <= 0) {
            return "";
        }
        try (FileChannel channel = PlainFile.open(file)) {
            long size = channel.size();
            long from = Math.max(0, size - maxBytes);
            ByteBuffer buffer = ByteBuffer.allocate((int) (size - from));
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // until the end that was seen, the log may grow meanwhile
            }
            return lastLines(buffer, lines, from > 0);
        } catch (NoSuchFileException notThereYet) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(ByteBuffer buffer, int lines, boolean cut) {
        byte[] bytes = buffer.array();
        int end = buffer.position();
        int start = end;
        int seen = 0;
        while (start > 0) {
            if (bytes[start - 1] == '\n' && start < end && ++seen == lines) {
                break;
            }
            start--;
        }
        if (start == 0 && cut) {
            start = afterFirstLineFeed(bytes, end);
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The first line is only a part of one; a single huge line is better cut than left out. */
    private static int afterFirstLineFeed(byte[] bytes, int end) {
        for (int i = 0; i < end - 1; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
