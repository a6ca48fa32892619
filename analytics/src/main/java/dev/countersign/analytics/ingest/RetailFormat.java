package dev.countersign.analytics.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import dev.countersign.analytics.ingest.Field.Kind;
import dev.countersign.analytics.panel.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** The retail form of 13 columns: one row per date, product and location. */
final class RetailFormat implements SalesFormat {
    @Override
    public String name() {
        return "retail";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("date", "sale_date", Kind.DATE),
                Field.required("id", "id", Kind.TEXT),
                Field.optional("name", "product", Kind.TEXT),
                Field.required("volume", "units", Kind.NUMBER),
                Field.required("price", "unit_price", Kind.NUMBER).zeroOrMore(),
                Field.optional("cost", "unit_cost", Kind.NUMBER),
                Field.optional("promo", "promotion", Kind.FLAG),
                Field.optional("category_net", "net", Kind.NUMBER),
                Field.optional("margin", "gross_margin", Kind.NUMBER),
                Field.optional("category1", "major", Kind.TEXT),
                Field.optional("category2", "minor", Kind.TEXT),
                Field.required("location", "place", Kind.TEXT),
                Field.optional("sales", "turnover", Kind.NUMBER));
    }

    @Override
    public Map<String, Column> panel() {
        Map<String, Column> panel = new LinkedHashMap<>();
        panel.put("date", col("sale_date"));
        panel.put("series", concat(col("place"), lit(" / "), col("id")));
        panel.put("name", concat(coalesce(col("product"), col("id")), lit(", "), col("place")));
        panel.put("category1", col("major"));
        panel.put("category2", col("minor"));
        panel.put("location", col("place"));
        panel.put("level", lit(Level.MARKET.column()));
        panel.put("volume", col("units"));
        panel.put("price", col("unit_price"));
        panel.put("cost", col("unit_cost"));
        panel.put("promo", col("promotion"));
        panel.put("category_net", col("net"));
        panel.put("margin", col("gross_margin"));
        panel.put("sales", col("turnover"));
        return panel;
    }
}
