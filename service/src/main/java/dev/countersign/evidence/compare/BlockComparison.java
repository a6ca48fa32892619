package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of both documents.
 *
 * @param type as in the document: {@code metrics}, {@code chart}, {@code table}, {@code markdown}, {@code link}
 * @param from the older block; null when it was added
 * @param to the newer block; null when it was removed
 * @param metrics of two blocks of metrics
 * @param table of two tables
 * @param lines of two texts
 */
public record BlockComparison(
        String type,
        @Nullable String title,
        Change change,
        @Nullable JsonNode from,
        @Nullable JsonNode to,
        @Nullable List<MetricComparison> metrics,
        @Nullable TableComparison table,
        @Nullable List<TextLine> lines) {}
