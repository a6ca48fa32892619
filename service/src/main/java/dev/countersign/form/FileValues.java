package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The files that accepted data names, in whatever row their fields stand. */
final class FileValues {

    private final JsonNode data;
    private final Set<UUID> ids = new LinkedHashSet<>();

    private FileValues(JsonNode data) {
        this.data = data;
    }

    static Set<UUID> in(FormSchema schema, JsonNode data) {
        FileValues values = new FileValues(data);
        values.children(schema.root(), List.of());
        return values.ids;
    }

    private void children(FormField parent, List<Object> base) {
        for (FormField field : parent.components()) {
            List<Object> path = Json.append(base, field.path());
            JsonNode value = Json.get(data, path);
            if (field.kind() == FieldKind.FILEPICKER) {
                value.forEach(item -> FileRules.id(item).ifPresent(ids::add));
            } else if (field.isRepeating()) {
                for (int i = 0; i < value.size(); i++) {
                    children(field, Json.append(path, i));
                }
            } else if (!field.kind().isKeyed()) {
                children(field, path);
            }
        }
    }
}
