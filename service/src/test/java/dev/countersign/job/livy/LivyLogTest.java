package dev.countersign.job.livy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.LogPart;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.problem.UnavailableException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of batches, part by part: from their server while they run, and from the job folder afterwards. */
@SuppressWarnings("NullAway.Init") // by startABatch
class LivyLogTest {

    private static final String KEY = "t-1";
    private static final int MIB = 1 << 20;
    private static final String LINE = "Köln: 20 € für Käse 😀, straße\n";
    private static final String END = "Exception in thread \"main\": zu groß\n";

    @TempDir
    Path folder;

    private final JobHandle handle = new JobHandle("spark-livy", KEY, "0");
    private BatchServerDouble server;
    private Process batch;
    private Path log;
    private Path job;
    private LivyBackend backend;
    private String dialect = "";

    private void startABatch(String ofServer) throws IOException {
        dialect = ofServer;
        server = new BatchServerDouble(dialect.equals("kyuubi"), folder, folder.resolve("server"), "Bearer geheim");
        batch = new ProcessBuilder("sleep", "600").start();
        log = Files.writeString(folder.resolve("batch.log"), "");
        String id = server.add(KEY, batch, log);
        job = Files.createDirectories(folder.resolve("data/jobs").resolve(KEY));
        Files.createDirectories(job.resolve("claim"));
        Files.writeString(job.resolve("claim/holder"), "run somewhere 4711\n");
        Files.writeString(
                job.resolve("submissions"), Instant.now() + " ask\n" + Instant.now() + " accepted " + id + "\n");
        backend = backend();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void partsAreBytesWhereverTheyAreCut(String ofServer) throws Exception {
        startABatch(ofServer);
        String text = LINE.repeat(2) + "last";
        byte[] bytes = (before() + text).getBytes(StandardCharsets.UTF_8);
        Files.writeString(log, text);

        for (int from = 0; from <= bytes.length; from++) {
            for (int length : new int[] {1, 2, 5, 200}) {
                LogPart part = logs().part(Stream.STDERR, from, length);
                assertThat(part.bytes())
                        .as("%d, %d", from, length)
                        .isEqualTo(Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length)));
                assertThat(part.from()).isEqualTo(from);
                assertThat(part.size()).isEqualTo(bytes.length);
            }
        }
        assertThat(logs().part(Stream.STDERR, -6, 3).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("e\nl");
        assertThat(logs().part(Stream.STDERR, 1000, 3).next()).isEqualTo(1000);
        assertThat(logs().part(Stream.STDOUT, 0, 5).bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void aLineThatIsHalfWrittenComesWhole(String ofServer) throws Exception {
        startABatch(ofServer);
        Files.writeString(log, "one\ntw");
        LogPart first = logs().part(Stream.STDERR, 0, 100);

        Files.writeString(log, "o\nthree\n", StandardOpenOption.APPEND);
        LogPart second = logs().part(Stream.STDERR, first.next(), 100);
        end();
        LogPart third = logs().part(Stream.STDERR, second.next(), 100);

        assertThat(text(first) + text(second) + text(third)).isEqualTo(before() + "one\ntwo\nthree\n" + behind());
        assertThat(third.next()).isEqualTo(third.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void aReaderGoesOnWhereItWasWhenTheRunHasEndedAndItsLogIsKept(String ofServer) throws Exception {
        startABatch(ofServer);
        String written = longLog();
        Files.writeString(log, written);
        byte[] all = (before() + written + behind()).getBytes(StandardCharsets.UTF_8);
        LogPart before = logs().part(Stream.STDERR, all.length - 40_000, 20_000);
        LogPart last = logs().part(Stream.STDERR, -65_536, 65_536);
        assertThat(last.from()).isEqualTo(last.size() - 65_536);
        assertThat(last.size()).isEqualTo(all.length - 1 - behind().length());

        end();
        assertThat(backend.status(handle).ended()).isTrue();
        backend.keepLog(handle);
        server.forget();

        int base = all.length - MIB;
        LogPart after = logs().part(Stream.STDERR, before.next(), 65_536);
        assertThat(after.bytes()).isEqualTo(Arrays.copyOfRange(all, all.length - 20_000, all.length));
        assertThat(text(after)).endsWith(END + behind());
        assertThat(after.from()).isEqualTo(all.length - 20_000);
        assertThat(after.size()).isEqualTo(all.length);
        LogPart early = logs().part(Stream.STDERR, 500, 1000);
        assertThat(early.from()).isEqualTo(base);
        assertThat(early.bytes()).isEqualTo(Arrays.copyOfRange(all, base, base + 1000));
        assertThat(logs().tail(Stream.STDERR, 3)).endsWith(END + behind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"livy", "kyuubi"})
    void aServerThatIsAwayOrHasForgottenTheBatchDoesNotMakeTheLogEmpty(String ofServer) throws Exception {
        startABatch(ofServer);
        Files.writeString(log, LINE);
        server.forget();
        assertUnavailable(
                () -> logs().part(Stream.STDERR, 0, 100),
                "The log cannot be read now: the batch server answered 404 and no log");
        backend.keepLog(handle);
        assertThat(job.resolve("stderr.log")).doesNotExist();

        server.close();
        backend = backend(); // the first has seen the server a moment ago
        assertUnavailable(
                () -> logs().tail(Stream.STDERR, 5), "The log cannot be read now: the batch server does not answer");
    }

    private JobLogs logs() {
        return backend.logs(handle);
    }

    private void end() throws InterruptedException {
        batch.destroyForcibly().waitFor();
        backend = backend(); // the list of a moment ago is not good enough
    }

    private static String text(LogPart part) {
        return new String(part.bytes(), StandardCharsets.UTF_8);
    }

    /** More than a MiB, and more lines than come with one call; the last MiB that is kept begins within a character. */
    private String longLog() {
        StringBuilder text = new StringBuilder(LINE.repeat(42_000));
        byte[] all;
        do {
            text.append('.');
            all = (before() + text + "\n" + END + behind()).getBytes(StandardCharsets.UTF_8);
        } while ((all[all.length - MIB] & 0xC0) != 0x80);
        return text + "\n" + END;
    }

    /** What the server puts before the log. */
    private String before() {
        return dialect.equals("livy") ? "stdout: \n\nstderr: \n" : "";
    }

    /** What it puts behind the log, which is no part of it as long as the log grows. */
    private String behind() {
        return dialect.equals("livy") ? "\nYARN Diagnostics: \n" : "";
    }

    private static void assertUnavailable(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(type(UnavailableException.class))
                .extracting(UnavailableException::code)
                .isEqualTo("log-unavailable");
    }

    private LivyBackend backend() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(SecretConfig.class)
                .withMapping(LivyConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(Map.of(
                        "countersign.job.livy.url",
                        server.url().toString(),
                        "countersign.job.livy.dialect",
                        dialect,
                        "countersign.job.livy.secret",
                        "livy",
                        "countersign.secret.livy",
                        "geheim",
                        "countersign.job.spark.home",
                        folder.toString()))
                .build();
        return new LivyBackend(
                config.getConfigMapping(LivyConfig.class),
                config.getConfigMapping(SparkConfig.class),
                new NamedSecrets(config.getConfigMapping(SecretConfig.class)),
                new JobSecrets(config.getConfigMapping(SecretConfig.class)),
                new ObjectMapper(),
                folder.resolve("data"),
                Clock.systemUTC());
    }
}
