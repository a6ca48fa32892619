package dev.countersign.job.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.job.JobLogs;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.OversizedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a script may leave in its folder to read with the service's eyes, or to stop it. */
class LocalJobLogsTest {

    @TempDir
    Path folder;

    @Test
    void linksInTheFolderAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        Path job = Files.createDirectory(folder.resolve("job"));
        for (String name : new String[] {"stdout.log", "stderr.log", "result.json"}) {
            Files.createSymbolicLink(job.resolve(name), secret);
        }
        JobLogs logs = new LocalJobLogs(job);

        assertThat(new JobFolder(job).stdout()).hasContent("s3cret"); // the names are those of the service
        assertThat(logs.tail(Stream.STDOUT, 10)).isEmpty();
        assertThat(logs.range(Stream.STDERR, 0, 100)).isEmpty();
        assertThat(logs.part(Stream.STDOUT, 0, 100).size()).isZero();
        assertThat(logs.file("result.json", 100)).isEmpty();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipesInTheFolderDoNotHoldTheReader() throws IOException, InterruptedException {
        Process pipes = new ProcessBuilder("mkfifo", "stdout.log", "result.json")
                .directory(folder.toFile())
                .start();
        assertThat(pipes.waitFor(10, TimeUnit.SECONDS)).isTrue();
        JobLogs logs = new LocalJobLogs(folder);

        assertThat(logs.tail(Stream.STDOUT, 10)).isEmpty();
        assertThat(logs.range(Stream.STDOUT, 0, 100)).isEmpty();
        assertThat(logs.file("result.json", 100)).isEmpty();
    }

    @Test
    void filesAreReadUpToTheirLimit() throws IOException {
        Files.writeString(folder.resolve("result.json"), "0123456789");
        JobLogs logs = new LocalJobLogs(folder);

        assertThat(logs.file("result.json", 10))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("0123456789"));
        assertThatThrownBy(() -> logs.file("result.json", 9)).isInstanceOf(OversizedFileException.class);
    }
}
