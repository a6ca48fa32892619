package dev.countersign.learning.sampling;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often people agreed with automatic approvals they did not know to be automatic.
 *
 * @param period the month, as {@code 2026-01}; null for all of them
 * @param sampled answered samples
 * @param agreed approved as they were
 * @param corrected approved with other figures
 * @param disagreed rejected or sent back
 * @param disagreement the share that was not approved as it was: (corrected + disagreed) / sampled; null without samples
 * @param low lower end of its 95 % confidence interval (E. B. Wilson, Probable inference, the law of succession, and
 *     statistical inference, JASA 22, 1927)
 * @param high upper end
 */
@Schema(examples = """
                {"period": null, "sampled": 40, "agreed": 37, "corrected": 2, "disagreed": 1, "disagreement": 0.075, \
                "low": 0.0258, "high": 0.1986}""")
record Agreement(
        @Nullable String period,
        long sampled,
        long agreed,
        long corrected,
        long disagreed,
        @Nullable Double disagreement,
        @Nullable Double low,
        @Nullable Double high) {

    private static final double Z = 1.959963984540054;

    static Agreement of(@Nullable String period, long agreed, long corrected, long disagreed) {
        long sampled = agreed + corrected + disagreed;
        if (sampled == 0) {
            return new Agreement(period, 0, 0, 0, 0, null, null, null);
        }
        double n = sampled;
        double share = (corrected + disagreed) / n;
        double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new Agreement(
                period,
                sampled,
                agreed,
                corrected,
                disagreed,
                round(share),
                round(Math.max(0, centre - half)),
                round(Math.min(1, centre + half)));
    }

    private static double round(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
