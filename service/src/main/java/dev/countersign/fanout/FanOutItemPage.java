package dev.countersign.fanout;

import java.util.List;

/** Some of the items in their order, and how many there are. */
record FanOutItemPage(List<FanOutItemView> items, long total) {}
