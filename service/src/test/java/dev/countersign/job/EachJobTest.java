package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachJobTest {

    @Test
    void faultOfOneDoesNotKeepTheOthersFromTheirTurn() {
        Job first = JobTest.job();
        Job second = first.nextAttempt(0, Instant.EPOCH, Instant.EPOCH);
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> EachJob.of(List.of(first, second), job -> {
                    seen.add(job.key);
                    if (job == first) {
                        throw new IllegalArgumentException("broken");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("job task-1: broken");
        assertThat(seen).containsExactly("task-1", "task-2");
    }
}
