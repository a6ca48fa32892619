package dev.countersign.analytics.panel;

import java.util.Locale;

/** How far up a row of the panel is summed. Forecasts are made for {@link #MARKET} rows only. */
public enum Level {
    /** The finest grain of the data: a market of the avocado files, a location of the retail form. */
    MARKET,
    /** A sum over markets: one of the eight regions of the avocado files. */
    REGION,
    /** The sum over everything: {@code Total U.S.} of the avocado files. */
    TOTAL;

    /** The value in the panel's column {@code level}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
