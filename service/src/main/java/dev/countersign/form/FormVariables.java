package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the variables that a form can show: its keys, its options, and every name that an expression or template
 * mentions. A form is opened with these and no others, so that it does not carry the whole process to the browser.
 */
final class FormVariables {

    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_]*");

    private FormVariables() {}

    static Set<String> namesIn(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        collect(schema, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "key", "path", "valuesKey" -> names.add(value.asText().split("\\.", 2)[0]);
                default -> collect(value, names);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, names));
        } else if (node.isTextual()
                && (node.textValue().startsWith("=") || node.textValue().contains("{{"))) {
            Matcher matcher = NAME.matcher(node.textValue());
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
    }
}
