package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, /engine-rest/task",
        "//engine-rest//task/, /engine-rest/task",
        "/Engine-Rest/Task, /engine-rest/task",
        "/%65ngine-rest/task, /engine-rest/task",
        "/%2565ngine-rest%252Ftask, /engine-rest/task",
        "/engine-rest;a=b/task;c, /engine-rest/task",
        "/x/../engine-rest/./task, /engine-rest/task",
        "/x/%2e%2e/engine-rest\\task, /engine-rest/task",
        "/../../api, /api",
        "/100%, /100%",
        "'', /",
    })
    void everySpellingOfAPathIsTheSame(String path, String canonical) {
        assertThat(RequestPath.canonical(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"/api, true", "/api/me, true", "/apix, false", "/, false"})
    void underMeansTheSegmentNotTheLetters(String path, boolean under) {
        assertThat(RequestPath.isUnder(path, "/api")).isEqualTo(under);
    }
}
