package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private final Parameters parameters = new Parameters(Map.of(
            "input", " /data ",
            "horizon", "12",
            "excludeBefore", "2021-01-11",
            "methods", "[\"theta\",\"xgboost\"]",
            "commas", "theta, xgboost",
            "overrides", "{\"Organic\":5,\"Conventional\":-2.5}",
            "unset", "null",
            "blank", " "));

    @Test
    void givesTypedValues() {
        assertThat(parameters.text("input")).isEqualTo("/data");
        assertThat(parameters.integer("horizon", 4, 1, 104)).isEqualTo(12);
        assertThat(parameters.date("excludeBefore")).contains(LocalDate.of(2021, 1, 11));
        assertThat(parameters.list("methods")).containsExactly("theta", "xgboost");
        assertThat(parameters.list("commas")).containsExactly("theta", "xgboost");
        assertThat(parameters.numbers("overrides"))
                .containsExactly(Map.entry("Organic", 5.0), Map.entry("Conventional", -2.5));
    }

    @Test
    void takesUnsetVariablesAsAbsent() {
        assertThat(parameters.optionalText("unset")).isEmpty();
        assertThat(parameters.optionalText("blank")).isEmpty();
        assertThat(parameters.integer("unset", 7, 1, 104)).isEqualTo(7);
        assertThat(parameters.list("absent")).isEmpty();
        assertThat(parameters.numbers("unset")).isEmpty();
    }

    @Test
    void refusesWithCodeAndField() {
        assertRefused("missing-parameter", "blank", () -> parameters.text("blank"));
        assertRefused("invalid-parameter", "input", () -> parameters.integer("input", 1, 1, 9));
        assertRefused("invalid-parameter", "horizon", () -> parameters.integer("horizon", 1, 1, 9));
        assertRefused("invalid-parameter", "input", () -> parameters.date("input"));
        assertRefused("invalid-parameter", "input", () -> parameters.object("input"));
        assertRefused(
                "unknown-parameter",
                "horizon",
                () -> new Parameters(Map.of("horizon", "1")).refuseUnknown(Set.of("input")));
    }

    private static void assertRefused(String code, String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BadInputException.class)
                .extracting("code", "field")
                .containsExactly(code, field);
    }
}
