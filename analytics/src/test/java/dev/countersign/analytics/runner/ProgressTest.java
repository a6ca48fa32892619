package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private final List<Instant> times = new ArrayList<>(List.of(Instant.EPOCH));

    @TempDir
    Path folder;

    private Progress progress() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return times.get(times.size() - 1);
            }
        };
        return new Progress(folder, List.of("Read", "Train", "Write", "Check"), clock);
    }

    @Test
    void countsEveryStepTheSame() {
        Progress progress = progress();

        progress.step("Train");

        assertThat(file())
                .isEqualTo(Map.of("step", "Train", "index", 2, "of", 4, "percent", 25, "at", "1970-01-01T00:00:00Z"));
    }

    @Test
    void movesOnWithinAStepButNeverToItsEndAndNeverBack() {
        Progress progress = progress();
        progress.step("Train");

        later(1);
        progress.advance(1.0);
        assertThat(file()).containsEntry("percent", 48);

        later(2);
        progress.advance(0.2);
        assertThat(file()).containsEntry("percent", 48);

        progress.step("Read");
        assertThat(file()).containsEntry("step", "Read").containsEntry("percent", 48);
    }

    @Test
    void writesAtMostTwiceASecondWithinAStep() {
        Progress progress = progress();
        progress.step("Read");

        progress.advance(0.5);

        assertThat(file()).containsEntry("percent", 0);
    }

    @Test
    void knowsItsSteps() {
        Progress progress = progress();

        assertThatThrownBy(() -> progress.step("Sleep")).isInstanceOf(IllegalArgumentException.class);
        progress.finish();
        assertThat(file()).containsEntry("step", "Check").containsEntry("percent", 100);
    }

    private void later(int seconds) {
        times.add(Instant.EPOCH.plusSeconds(seconds));
    }

    private Map<String, Object> file() {
        return Json.read(folder.resolve("progress.json"));
    }
}
