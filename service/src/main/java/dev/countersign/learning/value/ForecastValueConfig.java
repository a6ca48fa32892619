package dev.countersign.learning.value;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When published forecasts are scored. */
@ConfigMapping(prefix = "countersign.learning.value")
interface ForecastValueConfig {

    /** Whether new figures start the scoring of earlier forecasts. */
    @WithDefault("true")
    boolean enabled();

    /** How long after its last week a forecast is scored again when newer figures arrive. */
    @WithDefault("56D")
    Duration reviseFor();

    /** The most forecasts that one arrival of figures has scored, the latest first. */
    @WithDefault("12")
    int maxPerArrival();
}
