package dev.countersign.job.local;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.JobSubmissionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessesTest {

    @TempDir
    Path jobs;

    private final String key = UUID.randomUUID() + "-1";
    private final Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @AfterEach
    void killWhatIsLeft() {
        at(now).cancel(key);
        at(now.plusSeconds(60)).cancel(key);
    }

    @Test
    void exitCodeAndStreamsAreKeptInFiles() {
        at(now).start(key, shell("echo out; echo err >&2; exit 65"), Map.of());

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(at(now).status(key)).isEqualTo(JobStatus.exited(65));
        LocalJobLogs logs = new LocalJobLogs(at(now).folder(key));
        assertThat(logs.tail(Stream.STDOUT, 10)).isEqualTo("out\n");
        assertThat(logs.tail(Stream.STDERR, 10)).isEqualTo("err\n");
    }

    @Test
    void environmentReachesTheCommand() {
        at(now).start(key, shell("echo $SPARK_LOCAL_IP $COUNTERSIGN_JOB_KEY"), Map.of("SPARK_LOCAL_IP", "127.0.0.1"));

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(new LocalJobLogs(at(now).folder(key)).tail(Stream.STDOUT, 10))
                .isEqualTo("127.0.0.1 " + key + "\n");
    }

    @Test
    void aCommandMayGetNothingButItsOwnEnvironment() {
        at(now).start(
                        key,
                        shell("env | cut -d= -f1 | sort | tr '\\n' ' '; printf '%s' \"$start$code\""),
                        Handover.nothingBut(Map.of("PATH", "/usr/bin:/bin", "start", "a b'\"$c", "code", "!")));

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(new LocalJobLogs(at(now).folder(key)).tail(Stream.STDOUT, 10))
                .isEqualTo("COUNTERSIGN_JOB_KEY PATH PWD code start a b'\"$c!");
    }

    @Test
    void wrapperDoesNotNeedThePathOfTheCommand() {
        at(now).start(key, List.of("/bin/sh", "-c", "exit 3"), Handover.nothingBut(Map.of("PATH", "/nowhere")));

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(at(now).status(key)).isEqualTo(JobStatus.exited(3));
    }

    @Test
    void textIsReadByTheCommandAndLiesInNoFile() throws IOException {
        Handover handover = Handover.besideOurs(Map.of()).with(Optional.of("for its eyes\n"));

        at(now).start(key, shell("ls; env | grep -c HANDOVER; cat " + Handover.TEXT), handover);

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        at(now).start(key, shell("true"), handover);
        assertThat(new LocalJobLogs(at(now).folder(key)).tail(Stream.STDOUT, 10))
                .doesNotContain("handover-")
                .endsWith("0\nfor its eyes\n");
        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc")).carrying(key).isEmpty());
        try (var files = Files.list(at(now).folder(key))) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("handover"));
        }
    }

    @Test
    void fileOfATextIsForItsUserOnly() throws IOException {
        Path file = jobs.resolve("text");

        Handover.nothingBut(Map.of()).with(Optional.of("for its eyes")).to(new HashMap<>(), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("for its eyes");
    }

    @Test
    void variableThatCannotBeIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> at(now).start(key, shell("true"), Map.of("TOKEN", "for-its\0eyes")))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessageContaining("'TOKEN'")
                .hasMessageNotContaining("eyes");
        assertThat(at(now).known(key)).isFalse();
    }

    @Test
    void startsOncePerKeyHoweverOftenItIsAsked() throws Exception {
        Path starts = jobs.resolve("starts");
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(Executors.callable(
                    () -> at(now).start(key, shell("echo started >> " + starts + "; sleep 1"), Map.of())));
        }

        for (var result : nodes.invokeAll(calls)) {
            result.get();
        }

        nodes.shutdown();
        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        at(now).start(key, shell("echo again >> " + starts), Map.of());
        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc")).carrying(key).isEmpty());
        assertThat(starts).hasContent("started\n");
    }

    @Test
    void neverStartedIsNotKnown() {
        assertThat(at(now).known(key)).isFalse();
    }

    @Test
    void runningProcessIsFoundByItsKeyWithoutFiles() throws IOException {
        at(now).start(key, shell("sleep 60"), Map.of());
        await().atMost(2, MINUTES).until(() -> at(now).pid(key).isPresent());
        Path pidFile = at(now).folder(key).resolve("pid");
        Files.move(pidFile, pidFile.resolveSibling("pid.lost"));

        assertThat(at(now).known(key)).isTrue();
        assertThat(at(now).status(key).phase()).isEqualTo(Phase.RUNNING);

        Files.move(pidFile.resolveSibling("pid.lost"), pidFile);
    }

    @Test
    void foreignProcessWithTheSameIdIsNotOurs() throws IOException {
        Files.createDirectories(at(now).folder(key).resolve("claim"));
        Files.writeString(
                at(now).folder(key).resolve("pid"), ProcessHandle.current().pid() + " 12345");

        assertThat(at(now).status(key).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void killedWrapperLeavesTheCommandRunningAndThenGone() throws IOException {
        at(now).start(key, shell("sleep 60"), Map.of());
        await().atMost(2, MINUTES).until(() -> at(now).pid(key).isPresent());
        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc")).carrying(key).size() >= 2);

        long wrapper = at(now).pid(key).orElseThrow();
        ProcessHandle.of(wrapper).orElseThrow().destroyForcibly();

        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc"))
                        .carrying(key).stream().noneMatch(pid -> pid == wrapper));
        assertThat(at(now).status(key).phase()).isEqualTo(Phase.RUNNING);
        at(now).cancel(key);
        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(at(now).status(key).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void cancelIsPoliteFirst() {
        at(now).start(key, shell("trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.1; done"), Map.of());
        await().atMost(2, MINUTES)
                .until(() -> new LocalJobLogs(at(now).folder(key))
                        .tail(Stream.STDOUT, 1)
                        .equals("ready\n"));

        at(now).cancel(key);

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(at(now).status(key)).isEqualTo(JobStatus.exited(3));
        assertThat(new LocalJobLogs(at(now).folder(key)).tail(Stream.STDOUT, 1)).isEqualTo("bye\n");
    }

    @Test
    void cancelKillsTheWholeGroupAfterTheGrace() {
        at(now).start(key, shell("trap '' TERM; (trap '' TERM; sleep 61) & echo ready; wait; sleep 62"), Map.of());
        await().atMost(2, MINUTES)
                .until(() -> new LocalJobLogs(at(now).folder(key))
                        .tail(Stream.STDOUT, 1)
                        .equals("ready\n"));

        at(now).cancel(key);
        at(now.plusSeconds(9)).cancel(key);
        assertThat(at(now).status(key).phase()).isEqualTo(Phase.RUNNING);

        at(now.plusSeconds(10)).cancel(key);
        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc")).carrying(key).isEmpty());
        assertThat(at(now).status(key).ended()).isTrue();
    }

    @Test
    void cancelBeforeTheStartForbidsIt() {
        at(now).cancel(key);

        at(now).start(key, shell("touch started"), Map.of());

        await().atMost(2, MINUTES)
                .until(() -> new ProcessTable(Path.of("/proc")).carrying(key).isEmpty());
        assertThat(at(now).status(key).phase()).isEqualTo(Phase.GONE);
        assertThat(at(now).folder(key).resolve("started")).doesNotExist();
    }

    @Test
    void folderThatCannotBeWrittenIsRefusedWithItsReason() throws IOException {
        Path file = Files.writeString(jobs.resolve("file"), "");
        LocalProcesses nowhere =
                new LocalProcesses(file.resolve("jobs"), Duration.ofSeconds(10), Clock.fixed(now, ZoneOffset.UTC));

        assertThatThrownBy(() -> nowhere.start(key, shell("true"), Map.of()))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessageStartingWith("The job could not be started in "
                        + file.resolve("jobs").resolve(key));
    }

    @Test
    void missingProgramExitsWith127() {
        at(now).start(key, List.of("no-such-program-of-ours"), Map.of());

        await().atMost(2, MINUTES).until(() -> at(now).status(key).ended());
        assertThat(at(now).status(key)).isEqualTo(JobStatus.exited(127));
    }

    @Test
    void keyMayNotLeaveTheFolder() {
        assertThatThrownBy(() -> at(now).folder("../etc")).isInstanceOf(IllegalArgumentException.class);
    }

    private LocalProcesses at(Instant instant) {
        return new LocalProcesses(jobs, Duration.ofSeconds(10), Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }
}
