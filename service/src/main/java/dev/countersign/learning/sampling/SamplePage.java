package dev.countersign.learning.sampling;

import java.util.List;

/**
 * Samples with their answers, the latest first. One without an answer is not shown to anybody: whoever answers it is not to
 * know.
 *
 * @param summary over all of them
 * @param periods the same by month, the latest first
 * @param total how many there are on all pages
 */
record SamplePage(Agreement summary, List<Agreement> periods, List<SampleView> items, long total) {
    SamplePage {
        periods = List.copyOf(periods);
        items = List.copyOf(items);
    }
}
