package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsPatternTest {

    @ParameterizedTest
    @CsvSource({
        "^a$, a, true",
        "b, abc, true",
        "^[[a]+$, [a[, true",
        "^[a&&b]+$, a&b, true",
        "^[^]$, x, true",
        "x[], x, false",
        "^\\$\\d+$, $12, true",
        "^[$]$, $, true",
    })
    void meansWhatItMeansInJavaScript(String pattern, String text, boolean expected) {
        assertThat(JsPattern.compile(pattern).orElseThrow().test(text)).isEqualTo(expected);
    }

    @Test
    void endsAtTheEndAndNotBeforeALineBreak() {
        assertThat(JsPattern.compile("^a$").orElseThrow().test("a\n")).isFalse();
    }

    @Test
    void givesUpOnAnExpressionThatBacktracksForEver() {
        JsPattern pattern = JsPattern.compile("^(a+)+$").orElseThrow();

        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(pattern.test("a".repeat(60) + "!")).isFalse());
    }
}
