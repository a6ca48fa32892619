package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.countersign.analytics.ingest.Field.Kind;
import dev.countersign.analytics.panel.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** The weekly category data of the Hass Avocado Board, as exported per year. */
final class AvocadoFormat implements SalesFormat {
    private static final String TOTAL = "Total U.S.";
    private static final Object[] REGIONS = {
        "California", "Great Lakes", "Midsouth", "Northeast", "Plains", "South Central", "Southeast", "West"
    };

    @Override
    public String name() {
        return "avocado";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("Geography", "geography", Kind.TEXT),
                Field.required("Timeframe", "timeframe", Kind.TEXT).oneOf("Weekly"),
                Field.required("Current Year Week Ending", "week_ending", Kind.DATE),
                Field.required("Type", "type", Kind.TEXT).oneOf("Conventional", "Organic"),
                Field.required("ASP Current Year", "asp", Kind.NUMBER).zeroOrMore(),
                Field.required("Total Bulk and Bags Units", "units", Kind.NUMBER),
                Field.optional("4046 Units", "plu4046", Kind.NUMBER),
                Field.optional("4225 Units", "plu4225", Kind.NUMBER),
                Field.optional("4770 Units", "plu4770", Kind.NUMBER),
                Field.optional("TotalBagged Units", "bags", Kind.NUMBER),
                Field.optional("SmlBagged Units", "bags_small", Kind.NUMBER),
                Field.optional("LrgBagged Units", "bags_large", Kind.NUMBER),
                Field.optional("X-LrgBagged Units", "bags_xlarge", Kind.NUMBER));
    }

    @Override
    public Map<String, Column> panel() {
        Column geography = col("geography");
        Map<String, Column> panel = new LinkedHashMap<>();
        panel.put("date", col("week_ending"));
        panel.put("series", concat(geography, lit(" / "), col("type")));
        panel.put("name", concat(geography, lit(", "), col("type")));
        panel.put("category1", col("type"));
        panel.put("location", geography);
        panel.put(
                "level",
                when(geography.equalTo(TOTAL), Level.TOTAL.column())
                        .when(geography.isin(REGIONS), Level.REGION.column())
                        .otherwise(Level.MARKET.column()));
        panel.put("volume", col("units"));
        panel.put("price", col("asp"));
        for (String extra :
                List.of("plu4046", "plu4225", "plu4770", "bags", "bags_small", "bags_large", "bags_xlarge")) {
            panel.put(extra, col(extra));
        }
        return panel;
    }
}
