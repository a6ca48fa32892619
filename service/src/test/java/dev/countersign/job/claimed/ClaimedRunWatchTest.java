package dev.countersign.job.claimed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.claimed.Judgement.Action;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimedRunWatchTest {

    private static final String SUCCEEDED = "{\"status\":\"SUCCEEDED\",\"result\":{}}";
    private static final String FAILED = "{\"status\":\"FAILED\"}";
    private static final String BAD_INPUT = "{\"status\":\"FAILED\",\"badInput\":true}";

    private final ClaimedRunWatch watch =
            new ClaimedRunWatch(Duration.ofSeconds(30), Duration.ofMinutes(10), "the Spark master");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FINISHED | false | false |                                        | 0",
                "FAILED   | true  | false |                                        | 1",
                "FAILED   | false | false |                                        | 137",
                "FAILED   | true  | true  |                                        | 143",
                "FAILED   | true  | false | {\"status\":\"FAILED\"}                  | 1",
                "FAILED   | true  | false | {\"status\":\"FAILED\",\"badInput\":true} | 65",
                "FAILED   | true  | false | {\"status\":\"SUCCEEDED\"}               | 1",
                "KILLED   | true  | false |                                        | 143"
            })
    void theMastersWordIsTheEnd(
            DriverState state, boolean ended, boolean cancelled, @Nullable String result, int exitCode)
            throws Exception {
        assertThat(judge(state, run(1, ended, cancelled, result)).status()).isEqualTo(JobStatus.exited(exitCode));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "ERROR", "FORGOTTEN", "NOT_ASKED"})
    void aHeartbeatIsProofOfLife(DriverState state) throws Exception {
        assertThat(judge(state, run(29, false, false, null)).status().phase()).isEqualTo(Phase.RUNNING);
        assertThat(judge(state, run(29, true, false, SUCCEEDED)).status().phase())
                .isEqualTo(Phase.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "ERROR", "FORGOTTEN", "NOT_ASKED"})
    void itsResultIsProofOfItsEnd(DriverState state) throws Exception {
        assertThat(judge(state, run(30, false, false, SUCCEEDED)).status()).isEqualTo(JobStatus.exited(0));
        assertThat(judge(state, run(30, false, false, FAILED)).status()).isEqualTo(JobStatus.exited(1));
        assertThat(judge(state, run(30, true, false, BAD_INPUT)).status()).isEqualTo(JobStatus.exited(65));
        assertThat(judge(state, run(30, true, true, null)).status()).isEqualTo(JobStatus.exited(143));
    }

    @Test
    void withoutEitherAPersonDecides() throws Exception {
        assertThat(judge(DriverState.ERROR, run(30, false, false, null)).status())
                .isEqualTo(JobStatus.gone("its worker was lost, and the run has not been heard of for 30 seconds"));
        assertThat(judge(DriverState.FORGOTTEN, run(30, false, false, null))
                        .status()
                        .phase())
                .isEqualTo(Phase.GONE);
        assertThat(judge(DriverState.NOT_ASKED, run(30, false, false, null))
                        .status()
                        .phase())
                .isEqualTo(Phase.UNREACHABLE);
        assertThat(judge(DriverState.UNKNOWN, run(30, false, false, null))
                        .status()
                        .phase())
                .isEqualTo(Phase.UNREACHABLE);
    }

    @Test
    void anOrderlyEndWithoutAResultIsAFailureInWords() throws Exception {
        Judgement judgement = judge(DriverState.FORGOTTEN, run(30, true, false, null));

        assertThat(judgement.status()).isEqualTo(JobStatus.exited(143));
        assertThat(judgement.verdict())
                .contains(new Judgement.Verdict(
                        "lost-driver",
                        "The driver was told to end before it was done: the Spark master does not know the driver any"
                                + " more."));
    }

    @Test
    void aJobThatGetsNoExecutorIsStopped() throws Exception {
        Judgement judgement = watch.judge(
                new Driver("driver-1", DriverState.RUNNING, "", ""),
                run(1, false, false, null),
                Optional.of(Duration.ofMinutes(10)),
                "the largest worker has 1024 MB");

        assertThat(judgement.action()).isEqualTo(Action.STOP);
        assertThat(judgement.verdict())
                .contains(new Judgement.Verdict(
                        "no-room",
                        "The cluster gave the job no executor within 10 minutes: ask for less executorMemory or"
                                + " fewer cores. In the cluster the largest worker has 1024 MB."));
    }

    private Judgement judge(DriverState state, ClaimedState run) {
        return watch.judge(new Driver("driver-1", state, "", ""), run, Optional.empty(), "");
    }

    private static ClaimedState run(int silence, boolean ended, boolean cancelled, @Nullable String result)
            throws JsonProcessingException {
        JsonNode document = result == null ? null : new ObjectMapper().readTree(result);
        return new ClaimedState(Optional.of(Duration.ofSeconds(silence)), ended, cancelled, document);
    }
}
