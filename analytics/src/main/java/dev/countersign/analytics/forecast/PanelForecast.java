package dev.countersign.analytics.forecast;

import java.util.List;

/**
 * The forecast of a panel and the same procedure's forecasts at past origins, each made with nothing but what was known
 * there: the weights and intervals of an origin come from the origins before it.
 *
 * @param now one forecast a series, in the panel's order
 * @param past [origin, oldest first][series that had begun]; empty when the history is too short for a backtest
 * @param calibrated whether the intervals of {@code now} rest on past errors
 */
public record PanelForecast(List<SeriesForecast> now, List<List<SeriesForecast>> past, boolean calibrated) {}
