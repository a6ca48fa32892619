package dev.countersign.analytics.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The last line of every benchmark. */
final class BenchmarkReport {
    private BenchmarkReport() {}

    static String json(Map<String, Object> figures) {
        try {
            return new ObjectMapper().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
