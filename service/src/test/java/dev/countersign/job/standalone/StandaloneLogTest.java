package dev.countersign.job.standalone;

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
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of drivers, part by part: from their worker's page while they run, and from the job folder afterwards. */
class StandaloneLogTest {

    private static final String DRIVER = "driver-20261123-0001";
    private static final String KEY = "t-1";
    private static final int MIB = 1 << 20;
    private static final String LINE = "Köln: 20 € für Käse 😀, straße\n";

    @TempDir
    Path folder;

    private final JobHandle handle = new JobHandle("spark-standalone", KEY, DRIVER);
    private SparkPages pages;
    private StandaloneBackend backend;
    private Path job;
    private Path stderr;

    @BeforeEach
    void startADriver() throws IOException {
        pages = new SparkPages(folder.resolve("work"), DRIVER);
        stderr = Files.createDirectories(folder.resolve("work").resolve(DRIVER)).resolve("stderr");
        job = Files.createDirectories(folder.resolve("data/jobs").resolve(KEY));
        Files.createDirectories(job.resolve("claim"));
        Files.writeString(job.resolve("claim/holder"), "run " + DRIVER + " 4711\n");
        Files.writeString(
                job.resolve("submissions"), Instant.now() + " ask\n" + Instant.now() + " accepted " + DRIVER + "\n");
        backend = backend();
    }

    @AfterEach
    void stop() {
        pages.close();
    }

    @Test
    void partsAreTheBytesOfTheLogWhereverTheyAreCut() throws IOException {
        byte[] log = LINE.repeat(3).getBytes(StandardCharsets.UTF_8);
        Files.write(stderr, log);

        for (int from = 0; from <= log.length; from++) {
            for (int length : new int[] {1, 2, 3, 5, 200}) {
                LogPart part = logs().part(Stream.STDERR, from, length);
                assertThat(part.bytes())
                        .as("%d, %d", from, length)
                        .isEqualTo(Arrays.copyOfRange(log, from, Math.min(from + length, log.length)));
                assertThat(part.from()).isEqualTo(from);
                assertThat(part.size()).isEqualTo(log.length);
            }
        }
        assertThat(logs().part(Stream.STDERR, log.length + 10, 5).bytes()).isEmpty();
        assertThat(logs().part(Stream.STDERR, log.length + 10, 5).next()).isEqualTo(log.length + 10);
        assertThat(logs().part(Stream.STDOUT, 0, 5).size()).isZero();
    }

    @Test
    void aLongLogIsReadToItsEndPartByPart() throws IOException {
        byte[] log = longLog();
        Files.write(stderr, log);

        assertThat(readOn(0)).isEqualTo(log);
        LogPart end = logs().part(Stream.STDERR, -65_536, 65_536);
        assertThat(end.from()).isEqualTo(log.length - 65_536);
        assertThat(end.next()).isEqualTo(log.length);
        assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(log, log.length - 65_536, log.length));
        assertThat(logs().part(Stream.STDERR, -65_537, 10).bytes())
                .isEqualTo(Arrays.copyOfRange(log, log.length - 65_537, log.length - 65_527));
        assertThat(logs().tail(Stream.STDERR, 1)).isEqualTo("Exception in thread \"main\": zu groß\n");
    }

    @Test
    void aCharacterThatIsHalfWrittenComesWhole() throws IOException {
        byte[] log = "Preis: 20 €\n".getBytes(StandardCharsets.UTF_8);
        int euro = log.length - 4;
        Files.write(stderr, Arrays.copyOf(log, euro + 2));

        LogPart first = logs().part(Stream.STDERR, 0, 100);
        assertThat(first.bytes()).isEqualTo(Arrays.copyOf(log, euro));
        assertThat(first.size()).isEqualTo(euro + 2);
        assertThat(logs().part(Stream.STDERR, first.next(), 100).next()).isEqualTo(euro);

        Files.write(stderr, Arrays.copyOfRange(log, euro + 2, log.length), StandardOpenOption.APPEND);
        assertThat(logs().part(Stream.STDERR, first.next(), 100).bytes())
                .isEqualTo("€\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatADriverHadHalfWrittenWhenItEndedIsNotMissedOut() throws IOException {
        Files.write(stderr, new byte[] {'a', (byte) 0xE2, (byte) 0x82});
        pages.state("FAILED");

        assertThat(logs().part(Stream.STDERR, 0, 100).bytes()).isEqualTo(new byte[] {'a', (byte) 0xFF, (byte) 0xFF});
    }

    @Test
    void bytesThatAreNoUtf8DoNotShiftWhatFollows() throws IOException {
        byte[] log = ("Käse für München\n".repeat(1000)).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(stderr, log);

        LogPart first = logs().part(Stream.STDERR, 0, 10_000);
        LogPart second = logs().part(Stream.STDERR, first.next(), 10_000);

        assertThat(first.next()).isEqualTo(10_000);
        assertThat(second.next()).isEqualTo(log.length);
        assertThat(new String(second.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(new String(log, 10_000, log.length - 10_000, StandardCharsets.UTF_8));
    }

    @Test
    void aReaderGoesOnWhereItWasWhenTheRunHasEndedAndItsLogIsKept() throws IOException {
        byte[] log = longLog();
        Files.write(stderr, log);
        LogPart before = logs().part(Stream.STDERR, log.length - 40_000, 20_000);

        endAndKeep();
        pages.stopWorker();

        int base = log.length - MIB;
        LogPart after = logs().part(Stream.STDERR, before.next(), 65_536);
        assertThat(after.from()).isEqualTo(log.length - 20_000);
        assertThat(after.bytes()).isEqualTo(Arrays.copyOfRange(log, log.length - 20_000, log.length));
        assertThat(new String(after.bytes(), StandardCharsets.UTF_8)).endsWith("zu groß\n");
        assertThat(after.size()).isEqualTo(log.length);
        assertThat(logs().part(Stream.STDERR, after.next(), 65_536).bytes()).isEmpty();
        // one that is slower learns where the log begins now
        LogPart early = logs().part(Stream.STDERR, 500, 1000);
        assertThat(early.from()).isEqualTo(base);
        assertThat(early.bytes()).isEqualTo(Arrays.copyOfRange(log, base, base + 1000));
        assertThat(readOn(500)).isEqualTo(Arrays.copyOfRange(log, base, log.length));
        assertThat(logs().part(Stream.STDERR, -100, 100).from()).isEqualTo(log.length - 100);
        assertThat(logs().tail(Stream.STDERR, 1)).isEqualTo("Exception in thread \"main\": zu groß\n");
    }

    @Test
    void bytesThatAreNoUtf8DoNotShiftTheKeptLog() throws IOException {
        byte[] log = ("Käse für München\n".repeat(70_000) + "Ende").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(stderr, log);

        endAndKeep();

        assertThat(new String(logs().part(Stream.STDERR, log.length - 12, 100).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("M\uFFFDnchen\nEnde");
        assertThat(logs().part(Stream.STDERR, log.length - 12, 100).next()).isEqualTo(log.length);
    }

    @Test
    void aShortLogIsKeptWhole() throws IOException {
        byte[] log = LINE.getBytes(StandardCharsets.UTF_8);
        Files.write(stderr, log);

        endAndKeep();

        assertThat(job.resolve("stderr.log")).hasBinaryContent(log);
        assertThat(logs().part(Stream.STDERR, 3, 4).bytes()).isEqualTo(Arrays.copyOfRange(log, 3, 7));
        assertThat(logs().part(Stream.STDOUT, 0, 4).bytes()).isEmpty();
    }

    @Test
    void aLogThatWasKeptWithoutItsPlaceBeginsAtTheBeginning() throws IOException {
        Files.writeString(job.resolve("stderr.log"), "old log\n");

        assertThat(logs().part(Stream.STDERR, 4, 3)).satisfies(part -> {
            assertThat(part.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("log");
            assertThat(part.from()).isEqualTo(4);
            assertThat(part.size()).isEqualTo(8);
        });
        for (String broken : new String[] {"", "-7", "many", "1".repeat(30)}) {
            Files.writeString(job.resolve("stderr.base"), broken);
            assertThat(logs().part(Stream.STDERR, 0, 3).from()).as(broken).isZero();
        }
    }

    @Test
    void aWorkerThatIsAwayDoesNotMakeTheLogEmpty() throws IOException {
        Files.writeString(stderr, LINE);
        pages.stopWorker();

        assertUnavailable(
                () -> logs().part(Stream.STDERR, 0, 100),
                "The log cannot be read now: the worker of the driver does not answer");
        assertUnavailable(
                () -> logs().tail(Stream.STDERR, 5),
                "The log cannot be read now: the worker of the driver does not answer");
        endAndKeep();
        assertThat(job.resolve("stderr.log")).doesNotExist();
    }

    @Test
    void aFolderThatTheWorkerHasClearedIsNoEmptyLog() throws IOException {
        Files.delete(stderr.getParent());

        assertUnavailable(
                () -> logs().part(Stream.STDERR, 0, 100),
                "The log cannot be read now: the worker of the driver says: Error getting logs due to exception: no such"
                        + " folder");
    }

    @Test
    void aMasterThatIsAwayOrKnowsNothingIsSaidToBe() throws IOException {
        Files.writeString(stderr, LINE);
        pages.forget();
        assertUnavailable(
                () -> logs().part(Stream.STDERR, 0, 100),
                "The log cannot be read now: the Spark master does not know the driver any more");

        pages.stopMaster();
        StandaloneBackend another = backend(); // the first has seen the master a moment ago
        assertUnavailable(
                () -> another.logs(handle).part(Stream.STDERR, 0, 100),
                "The log cannot be read now: the Spark master does not answer");
    }

    @Test
    void aDriverThatHasNotBegunHasWrittenNothing() {
        pages.notBegun();

        assertThat(logs().part(Stream.STDERR, -100, 100)).satisfies(part -> {
            assertThat(part.bytes()).isEmpty();
            assertThat(part.from()).isZero();
            assertThat(part.size()).isZero();
        });
        assertThat(logs().tail(Stream.STDERR, 5)).isEmpty();
    }

    private JobLogs logs() {
        return backend.logs(handle);
    }

    private void endAndKeep() {
        pages.state("FAILED");
        backend = backend(); // the list of a moment ago is not good enough
        assertThat(backend.status(handle).ended()).isTrue();
        backend.keepLog(handle);
    }

    private byte[] readOn(long offset) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        LogPart part = logs().part(Stream.STDERR, offset, 65_536);
        while (part.bytes().length > 0) {
            all.write(part.bytes());
            part = logs().part(Stream.STDERR, part.next(), 65_536);
        }
        return all.toByteArray();
    }

    /** A good MiB and a half; its last MiB begins within a character. */
    private static byte[] longLog() {
        StringBuilder text = new StringBuilder(LINE.repeat(42_000));
        byte[] log;
        do {
            text.append('.');
            log = (text + "\nException in thread \"main\": zu groß\n").getBytes(StandardCharsets.UTF_8);
        } while ((log[log.length - MIB] & 0xC0) != 0x80);
        return log;
    }

    private static void assertUnavailable(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(type(UnavailableException.class))
                .extracting(UnavailableException::code)
                .isEqualTo("log-unavailable");
    }

    private StandaloneBackend backend() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withMapping(SecretConfig.class)
                .withMapping(StandaloneConfig.class)
                .withMappingIgnore("countersign.job.**")
                .withDefaultValues(Map.of(
                        "countersign.job.standalone.rest-url", pages.url().toString(),
                        "countersign.job.standalone.ui-url", pages.url().toString(),
                        "countersign.job.spark.home", folder.toString()))
                .build();
        return new StandaloneBackend(
                config.getConfigMapping(StandaloneConfig.class),
                config.getConfigMapping(SparkConfig.class),
                new NamedSecrets(config.getConfigMapping(SecretConfig.class)),
                new JobSecrets(config.getConfigMapping(SecretConfig.class)),
                new ObjectMapper(),
                folder.resolve("data"),
                Clock.systemUTC());
    }
}
