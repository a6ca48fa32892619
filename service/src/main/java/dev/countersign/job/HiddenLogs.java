package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What a run wrote, without the secrets that it was given. Its files stay as they are. */
class HiddenLogs implements JobLogs {

    private final JobLogs logs;
    private final Redaction redaction;
    private final ObjectMapper json;

    HiddenLogs(JobLogs logs, Redaction redaction, ObjectMapper json) {
        this.logs = logs;
        this.redaction = redaction;
        this.json = json;
    }

    @Override
    public String tail(Stream stream, int lines) {
        return redaction.clean(logs.tail(stream, lines));
    }

    /** A secret may begin before the part, or end behind it. */
    @Override
    public LogPart part(Stream stream, long offset, int length) {
        LogPart part = logs.part(stream, offset, length);
        if (part.bytes().length == 0) {
            return part;
        }
        int beside = Math.max(0, redaction.longest() - 1);
        byte[] head = before(stream, part.from(), beside);
        byte[] rest = after(stream, part.next(), beside);
        int wanted = part.bytes().length;
        byte[] all = Arrays.copyOf(head, head.length + wanted + rest.length);
        System.arraycopy(part.bytes(), 0, all, head.length, wanted);
        System.arraycopy(rest, 0, all, head.length + wanted, rest.length);
        return new LogPart(
                Arrays.copyOfRange(redaction.mask(all), head.length, head.length + wanted), part.from(), part.size());
    }

    /** What stands right before a part; less of it where the beginning of the log is not there any more. */
    private byte[] before(Stream stream, long end, int beside) {
        int length = (int) Math.min(end, beside);
        if (length == 0) {
            return new byte[0];
        }
        LogPart part = logs.part(stream, end - length, length);
        int usable = (int) Math.max(0, Math.min(end - part.from(), part.bytes().length));
        return part.from() + usable == end ? Arrays.copyOf(part.bytes(), usable) : new byte[0];
    }

    private byte[] after(Stream stream, long begin, int beside) {
        LogPart part = beside == 0 ? LogPart.none(begin) : logs.part(stream, begin, beside);
        return part.from() == begin ? part.bytes() : new byte[0];
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        return logs.file(name, maxBytes).map(this::clean);
    }

    /**
     * By values where it is JSON: there a text has many spellings, and a secret of digits may be a number. As text too, for
     * something may follow the document, or be said twice in it.
     */
    private byte[] clean(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        String cleanText = redaction.clean(text);
        try {
            Object document = json.readValue(file, Object.class);
            Object cleaned = redaction.clean(document);
            return Objects.equals(cleaned, document) && cleanText.equals(text) ? file : json.writeValueAsBytes(cleaned);
        } catch (IOException notJson) {
            return cleanText.getBytes(StandardCharsets.UTF_8);
        }
    }
}
