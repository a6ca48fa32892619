package dev.countersign.analytics.forecast;

import java.io.Serializable;

/**
 * Who a series is.
 *
 * @param series identity
 * @param name for people
 * @param category the group it is reported and overridden in
 * @param location where it is sold
 */
public record SeriesKey(String series, String name, String category, String location) implements Serializable {}
