package dev.countersign.approval;

import java.util.List;

/**
 * One page of requests for exceptions, latest first.
 *
 * @param total how many there are on all pages
 */
public record OverridePage(List<OverrideView> items, long total) {

    public OverridePage {
        items = List.copyOf(items);
    }
}
