package dev.countersign.learning.value;

import java.util.List;

/**
 * What models and people added to forecasts (forecast value added).
 *
 * @param total over everything
 * @param groups broken down as asked
 * @param sizes overrides by their size
 * @param scores how many scores there are; more than forecasts when later figures came
 */
record ForecastValueView(ValueBy by, ValueGroup total, List<ValueGroup> groups, List<ValueGroup> sizes, long scores) {

    ForecastValueView {
        groups = List.copyOf(groups);
        sizes = List.copyOf(sizes);
    }
}
