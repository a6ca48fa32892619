package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field that takes its options from a configured query: custom properties {@code optionsQuery} (the query's name) and
 * {@code optionsParameters} (a FEEL context), and {@code valuesKey}, under which the result is put.
 *
 * @param field the key of the field
 */
record OptionQuery(String field, String name, String parameters, String valuesKey) {

    static final String QUERY = "optionsQuery";
    static final String PARAMETERS = "optionsParameters";

    static List<OptionQuery> in(JsonNode schema) {
        List<OptionQuery> queries = new ArrayList<>();
        collect(schema, queries);
        return queries;
    }

    private static void collect(JsonNode component, List<OptionQuery> queries) {
        JsonNode properties = component.path("properties");
        String name = properties.path(QUERY).asText("");
        if (!name.isEmpty()) {
            queries.add(new OptionQuery(
                    component.path("key").asText(""),
                    name,
                    properties.path(PARAMETERS).asText(""),
                    component.path("valuesKey").asText("")));
        }
        component.path("components").forEach(child -> collect(child, queries));
    }
}
