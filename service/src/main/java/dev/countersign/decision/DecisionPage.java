package dev.countersign.decision;

import java.util.List;

/**
 * One page of decisions, latest first.
 *
 * @param total how many there are on all pages
 */
public record DecisionPage(List<DecisionView> items, long total) {

    public DecisionPage {
        items = List.copyOf(items);
    }
}
