package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A Vega-Lite specification that carries its own data. Whatever could make the reader's browser fetch something is
 * refused: the picture would then not be what the digest covers, and the fetch would tell a stranger who is looking.
 */
final class ChartBlock {

    static final int MAX_BYTES = 200_000;

    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/";

    /** {@code usermeta} may carry embed options, a loader among them; {@code url} and {@code href} load or lead away. */
    private static final Set<String> REACHING_OUT = Set.of("url", "href", "loader", "usermeta");

    private ChartBlock() {}

    static void check(Check check, JsonNode block, String at) {
        JsonNode spec = block.path("spec");
        String path = at + ".spec";
        if (!spec.isObject()) {
            check.refuse(path, "Must be a Vega-Lite specification (a JSON object).");
            return;
        }
        int bytes = spec.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            check.refuse(path, "Has %,d bytes; at most %,d are allowed.".formatted(bytes, MAX_BYTES));
        }
        JsonNode schema = spec.path("$schema");
        if (!schema.isMissingNode() && !schema.asText().startsWith(SCHEMA)) {
            check.refuse(path + ".$schema", "Must name a Vega-Lite schema (%sv6.json).".formatted(SCHEMA));
        }
        checkInside(check, spec, path);
    }

    private static void checkInside(Check check, JsonNode value, String at) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                checkInside(check, value.get(i), at + "[" + i + "]");
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String path = Check.member(at, member.getKey());
            if (REACHING_OUT.contains(member.getKey())) {
                check.refuse(path, "A chart carries its data inline; '%s' is not allowed.".formatted(member.getKey()));
            } else {
                checkInside(check, member.getValue(), path);
            }
        }
    }
}
