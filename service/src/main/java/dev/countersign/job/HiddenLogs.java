package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

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
    public byte[] range(Stream stream, long offset, int length) {
        byte[] part = logs.range(stream, offset, length);
        if (part.length == 0) {
            return part;
        }
        int beside = redaction.longest() - 1;
        int before = (int) Math.min(offset, beside);
        byte[] head = before == 0 ? new byte[0] : logs.range(stream, offset - before, before);
        byte[] rest = logs.range(stream, offset + part.length, beside);
        byte[] all = Arrays.copyOf(head, head.length + part.length + rest.length);
        System.arraycopy(part, 0, all, head.length, part.length);
        System.arraycopy(rest, 0, all, head.length + part.length, rest.length);
        return Arrays.copyOfRange(redaction.mask(all), head.length, head.length + part.length);
    }

    @Override
    public OptionalLong size(Stream stream) {
        return logs.size(stream);
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
