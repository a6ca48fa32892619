package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operaton.bpm.dmn.feel.impl.FeelEngine;
import org.operaton.bpm.engine.variable.Variables;

/** Decision tables as a way out of FEEL. */
class PlainFeelTest {

    private final FeelEngine feel = new PlainFeel().createInstance();

    static Stream<Object> objects() {
        return Stream.of(
                Instant.EPOCH,
                List.of(Instant.EPOCH),
                Map.of("a", List.of(Optional.of("x"))),
                UUID.randomUUID(),
                Set.of("a"),
                List.of("a").iterator(),
                List.of(Variables.stringValue("x")),
                Thread.State.NEW);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void noObjectGetsIn(Object value) {
        assertThatThrownBy(() -> evaluate("o", value))
                .hasMessageContaining("The variable 'o' cannot be read by a decision table");
        assertThatThrownBy(() -> feel.evaluateSimpleUnaryTests(
                        "? = 1",
                        "o",
                        Variables.createVariables().putValue("o", value).asVariableContext()))
                .hasMessageContaining("The variable 'o' cannot be read by a decision table");
    }

    @Test
    void plainValuesDo() {
        assertThat(evaluate("o.a[2] + 1", Map.of("a", List.of(1, 2.5)))).isEqualTo(3.5);
        assertThat(evaluate("o > date(\"2026-01-01\")", LocalDate.of(2026, 2, 1)))
                .isEqualTo(true);
        assertThat(evaluate("o != null", new Date())).isEqualTo(true);
        assertThat(evaluate("string length(o)", "four")).isEqualTo(4L);
        assertThat(evaluate("o = null", null)).isEqualTo(true);
    }

    private Object evaluate(String expression, @Nullable Object value) {
        return feel.evaluateSimpleExpression(
                expression, Variables.createVariables().putValue("o", value).asVariableContext());
    }
}
