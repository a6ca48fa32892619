package dev.countersign.externaltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskInputsTest {

    private final TaskInputs inputs = TaskInputs.of(Map.of(
            "poke",
            "PT30S",
            "count",
            7,
            "blank",
            " ",
            "onTimeout",
            "error",
            "param.a",
            "x",
            "param.b",
            "",
            "odd",
            "often"));

    @Test
    void valuesAreRead() {
        assertThat(inputs.duration("poke", Duration.ofSeconds(1), Duration.ofDays(1)))
                .hasValue(Duration.ofSeconds(30));
        assertThat(inputs.integer("count", 3, 1, 10)).isEqualTo(7);
        assertThat(inputs.integer("blank", 3, 1, 10)).isEqualTo(3);
        assertThat(inputs.choice("onTimeout", "fail", "error")).isEqualTo("error");
        assertThat(inputs.choice("missing", "fail", "error")).isEqualTo("fail");
        assertThat(inputs.below("param.")).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> inputs.require("blank")).hasMessage("The input parameter 'blank' is missing.");
        assertThatThrownBy(() -> inputs.duration("poke", Duration.ofMinutes(1), Duration.ofDays(1)))
                .hasMessage("poke must be an ISO-8601 duration between PT1M and PT24H, such as PT5M, not 'PT30S'.");
        assertThatThrownBy(() -> inputs.duration("odd", Duration.ofMinutes(1), Duration.ofDays(1)))
                .hasMessageContaining("not 'often'");
        assertThatThrownBy(() -> inputs.integer("odd", 3, 1, 10))
                .hasMessage("odd must be a whole number between 1 and 10, not 'often'.");
        assertThatThrownBy(() -> inputs.integer("count", 3, 1, 5)).hasMessageContaining("between 1 and 5");
        assertThatThrownBy(() -> inputs.choice("odd", "fail", "error"))
                .hasMessage("odd must be fail or error, not 'often'.");
    }
}
