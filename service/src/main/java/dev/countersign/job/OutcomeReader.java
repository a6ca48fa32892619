package dev.countersign.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.problem.UnavailableException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how an ended run went. Only exit code 0 together with a {@code result.json} that says SUCCEEDED is a success;
 * each alone has been seen to lie. An application that knows nothing of jobs need not have the file.
 */
class OutcomeReader {

    static final int MAX_RESULT_BYTES = 64 * 1024;

    private static final int MAX_EVIDENCE_BYTES = 2 * 1024 * 1024;
    private static final int LOG_LINES = 200;

    private final ObjectMapper json;

    OutcomeReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param status with the exit code, and what the place of the run says about its end
     * @param needsResult whether exit code 0 without a {@code result.json} is a failure
     */
    JobOutcome read(JobStatus status, JobLogs logs, boolean needsResult) {
        int exitCode = Objects.requireNonNull(status.exitCode());
        if (exitCode != 0 && status.reason() != null) {
            return JobOutcome.failed(JobFailure.technical(status.reason(), status.detail(), exitCode));
        }
        JsonNode document;
        try {
            document = parse(logs, "result.json", 2 * MAX_RESULT_BYTES);
        } catch (OversizedFileException e) {
            return JobOutcome.failed(tooLarge(e.getMessage(), exitCode));
        } catch (IOException e) {
            return JobOutcome.failed(JobFailure.technical(
                    "broken-result", "The job's result.json is not JSON: " + e.getMessage(), exitCode));
        }
        if (exitCode == 0
                && document != null
                && document.path("status").asText().equals("SUCCEEDED")) {
            return succeeded(document, logs);
        }
        if (document != null && document.path("status").asText().equals("FAILED")) {
            return JobOutcome.failed(named(document, exitCode));
        }
        if (exitCode == 0 && document == null && !needsResult) {
            return JobOutcome.succeeded(Map.of(), null, null);
        }
        if (exitCode == 0) {
            return JobOutcome.failed(JobFailure.technical(
                    "no-result", "The job ended well but left no result.json that says so.", exitCode));
        }
        return JobOutcome.failed(ExitReason.of(exitCode, status.detail(), tail(logs)));
    }

    /** A log that cannot be read now hides the reason, not the failure. */
    private static String tail(JobLogs logs) {
        try {
            return logs.tail(Stream.STDOUT, LOG_LINES) + logs.tail(Stream.STDERR, LOG_LINES);
        } catch (UnavailableException notNow) {
            return "";
        }
    }

    private JobOutcome succeeded(JsonNode document, JobLogs logs) {
        JsonNode result = document.path("result");
        if (!result.isObject()) {
            return JobOutcome.failed(
                    JobFailure.permanent("broken-result", "The job's result.json has no object 'result'.", 0));
        }
        int bytes = length(result);
        if (bytes > MAX_RESULT_BYTES) {
            return JobOutcome.failed(tooLarge(
                    "The result has " + bytes + " bytes of JSON; at most " + MAX_RESULT_BYTES
                            + " become a process variable",
                    0));
        }
        try {
            return JobOutcome.succeeded(
                    json.convertValue(result, new TypeReference<Map<String, Object>>() {}),
                    document.hasNonNull("output") ? document.path("output").asText() : null,
                    parse(logs, "evidence.json", MAX_EVIDENCE_BYTES));
        } catch (OversizedFileException | IOException e) {
            return JobOutcome.failed(JobFailure.permanent(
                    "invalid-evidence", "The job's evidence cannot be taken: " + e.getMessage(), 0));
        }
    }

    private static JobFailure named(JsonNode document, int exitCode) {
        JsonNode error = document.path("error");
        boolean badInput =
                exitCode == ExitReason.BAD_INPUT || document.path("badInput").asBoolean();
        return new JobFailure(
                error.path("code").asText(badInput ? "bad-input" : "technical-failure"),
                error.path("message").asText("The application failed and did not say why."),
                error.hasNonNull("field") ? error.path("field").asText() : null,
                exitCode,
                badInput,
                !badInput);
    }

    private static JobFailure tooLarge(@Nullable String message, int exitCode) {
        return JobFailure.permanent(
                "result-too-large",
                message + ". Data belongs into the output, the result only refers to it.",
                exitCode);
    }

    private int length(JsonNode node) {
        try {
            return json.writeValueAsBytes(node).length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable JsonNode parse(JobLogs logs, String file, int maxBytes) throws IOException {
        Optional<byte[]> bytes = logs.file(file, maxBytes);
        return bytes.isEmpty() ? null : json.readTree(bytes.get());
    }
}
