package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JobArgumentsTest {
    @Test
    void readsTheCommandLine() {
        JobArguments arguments = JobArguments.parse(
                "--job-dir",
                "/jobs/a-1",
                "--key",
                "a-1",
                "--output",
                "/warehouse/ingest/a-1",
                "--param",
                "input=/data/a=b.csv",
                "--param",
                "format=");

        assertThat(arguments.jobDirectory()).isEqualTo(Path.of("/jobs/a-1"));
        assertThat(arguments.key()).isEqualTo("a-1");
        assertThat(arguments.output()).isEqualTo(Path.of("/warehouse/ingest/a-1"));
        assertThat(arguments.parameters())
                .containsEntry("input", "/data/a=b.csv")
                .containsEntry("format", "");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertRefused("The argument --key is missing.", "--job-dir", "/j", "--output", "/o");
        assertRefused("The argument --verbose is unknown.", "--verbose", "yes");
        assertRefused("The argument --key has no value.", "--key");
        assertRefused("--param must be name=value, but is '=x'.", "--param", "=x");
        assertRefused("The parameter 'a' is given twice.", "--param", "a=1", "--param", "a=2");
        assertRefused(
                "--key must be 1 to 200 letters, digits, '.', '_' or '-', but is '../x'.",
                "--job-dir",
                "/j",
                "--output",
                "/o",
                "--key",
                "../x");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> JobArguments.parse(arguments))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message)
                .extracting("code")
                .isEqualTo("invalid-arguments");
    }
}
