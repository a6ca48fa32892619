package dev.countersign.job.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobStatus;
import dev.countersign.job.LogPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The logs of a program that need not know anything of jobs: where it writes no {@code result.json}, its exit code is its
 * result, together with the JSON object of its last line of output, if that is one.
 */
public class ProgramLogs implements JobLogs {

    private static final String RESULT = "result.json";
    private static final int LINES = 50;

    private final JobLogs logs;
    private final Supplier<JobStatus> status;
    private final ObjectMapper json;

    /** @param status how the run ended, asked only when its result is read */
    public ProgramLogs(JobLogs logs, Supplier<JobStatus> status, ObjectMapper json) {
        this.logs = logs;
        this.status = status;
        this.json = json;
    }

    @Override
    public String tail(Stream stream, int lines) {
        return logs.tail(stream, lines);
    }

    @Override
    public LogPart part(Stream stream, long offset, int length) {
        return logs.part(stream, offset, length);
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        Optional<byte[]> written = logs.file(name, maxBytes);
        if (written.isPresent() || !name.equals(RESULT)) {
            return written;
        }
        Integer exit = status.get().exitCode();
        return exit == null ? Optional.empty() : outcome(exit).map(this::bytes);
    }

    private Optional<ObjectNode> outcome(int exit) {
        if (exit == 0) {
            ObjectNode result = lastLine().orElseGet(json::createObjectNode);
            result.put("exitCode", 0);
            ObjectNode document = json.createObjectNode().put("status", "SUCCEEDED");
            document.set("result", result);
            return Optional.of(document);
        }
        if (exit == ProcessLimits.TIME_OVER) {
            return Optional.of(failed("time-limit", "The job ran longer than its time limit and was ended."));
        }
        String errors = logs.tail(Stream.STDERR, LINES);
        if (errors.contains("MemoryError") || errors.toLowerCase(Locale.ROOT).contains("cannot allocate")) {
            return Optional.of(failed(
                    "out-of-memory", "The program needed more memory than its limit; give it a larger driverMemory."));
        }
        return Optional.empty();
    }

    private ObjectNode failed(String code, String message) {
        ObjectNode document = json.createObjectNode().put("status", "FAILED");
        document.putObject("error").put("code", code).put("message", message);
        return document;
    }

    private Optional<ObjectNode> lastLine() {
        List<String> lines = logs.tail(Stream.STDOUT, 1).lines().toList();
        try {
            JsonNode last = lines.isEmpty() ? null : json.readTree(lines.get(lines.size() - 1));
            return last instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException plainText) {
            return Optional.empty();
        }
    }

    private byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
