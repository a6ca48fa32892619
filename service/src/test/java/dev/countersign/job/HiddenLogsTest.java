package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.local.LocalJobLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenLogsTest {

    private static final String LOG = "ü: pass-word-1 and pass-word-1, then pass-word-1\nlast line";
    private static final String MASKED = "ü: *********** and ***********, then ***********\nlast line";

    @TempDir
    Path folder;

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 11, 12, 16, 1000})
    void partsOfAnyLengthMakeTheWholeLogWithoutSecrets(int length) throws IOException {
        Files.writeString(folder.resolve("stdout.log"), LOG);
        JobLogs logs = logs();

        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = logs.range(Stream.STDOUT, 0, length);
        while (part.length > 0) {
            all.write(part);
            part = logs.range(Stream.STDOUT, all.size(), length);
        }

        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(MASKED);
        assertThat(logs.part(Stream.STDOUT, 0, 1).size()).isEqualTo(all.size());
    }

    @Test
    void partsFromTheEndKnowWhereTheyAre() throws IOException {
        Files.writeString(folder.resolve("stdout.log"), LOG);

        LogPart part = logs().part(Stream.STDOUT, -15, 100);

        assertThat(new String(part.bytes(), StandardCharsets.UTF_8)).isEqualTo("*****\nlast line");
        assertThat(part.next()).isEqualTo(part.size());
    }

    @Test
    void lastLinesHoldNoSecrets() throws IOException {
        Files.writeString(folder.resolve("stderr.log"), LOG);

        assertThat(logs().tail(Stream.STDERR, 2)).isEqualTo("ü: [secret] and [secret], then [secret]\nlast line");
    }

    @Test
    void valuesOfADocumentHoldNoSecretsHoweverTheyAreSpelled() throws IOException {
        redaction.hide("12345678");
        redaction.hide("pässword");
        Files.writeString(
                folder.resolve("result.json"),
                "{\"a\":\"x pass-\\u0077ord-1\",\"pin\":12345678,\"p\":[\"p\\u00e4ssword\"],\"n\":1.50}");
        Files.writeString(folder.resolve("progress.json"), "{\"percent\": 1.50}");
        Files.writeString(folder.resolve("twice.json"), "{\"a\":\"pass-word-1\",\"a\":1} pass-word-1");
        Files.writeString(folder.resolve("broken.json"), "{\"a\": pass-word-1");

        assertThat(file("result.json"))
                .isEqualTo("{\"a\":\"x [secret]\",\"pin\":\"[secret]\",\"p\":[\"[secret]\"],\"n\":1.5}");
        assertThat(file("progress.json")).isEqualTo("{\"percent\": 1.50}");
        assertThat(file("twice.json")).isEqualTo("{\"a\":1}");
        assertThat(file("broken.json")).isEqualTo("{\"a\": [secret]");
        assertThat(logs().file("nothing.json", 100)).isEmpty();
    }

    private String file(String name) {
        return new String(logs().file(name, 1000).orElseThrow(), StandardCharsets.UTF_8);
    }

    private JobLogs logs() {
        redaction.hide("pass-word-1");
        return new HiddenLogs(new LocalJobLogs(folder), redaction, new ObjectMapper());
    }
}
