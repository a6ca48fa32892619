package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a file picker may hold: ids of uploaded files, as many and of the kinds that the field takes. {@code accept} means
 * what it means for {@code <input type=file>} in the HTML standard; the media type is the one found in the content.
 */
final class FileRules {

    private static final int MAX_FILES = 20;

    private final Feel feel;
    private final UploadedFiles files;

    FileRules(Feel feel, UploadedFiles files) {
        this.feel = feel;
        this.files = files;
    }

    /** Why the value cannot be in the field, or nothing. */
    Optional<String> check(FormField field, JsonNode value, Scope scope) {
        if (!value.isArray()) {
            return Optional.of("Value must be a list of uploaded files.");
        }
        if (value.size() > MAX_FILES) {
            return Optional.of("At most %d files can be sent.".formatted(MAX_FILES));
        }
        if (value.size() > 1 && !isMultiple(field, scope)) {
            return Optional.of("Only one file can be sent.");
        }
        List<String> accept = accept(field, scope);
        Set<UUID> seen = new HashSet<>();
        for (JsonNode item : value) {
            Optional<UUID> id = id(item);
            if (id.isEmpty()) {
                return Optional.of("Value must be a list of uploaded files.");
            }
            if (!seen.add(id.get())) {
                return Optional.of("A file is sent twice.");
            }
            Optional<FormFile> file = files.find(id.get());
            if (file.isEmpty()) {
                return Optional.of("The file %s was not uploaded for this form.".formatted(id.get()));
            }
            if (!accept.isEmpty() && accept.stream().noneMatch(kind -> fits(file.get(), kind))) {
                return Optional.of("The file '%s' is not of a kind that is taken here: %s."
                        .formatted(file.get().name(), String.join(", ", accept)));
            }
        }
        return Optional.empty();
    }

    static Optional<UUID> id(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(UUID.fromString(value.textValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isMultiple(FormField field, Scope scope) {
        JsonNode multiple = field.definition().path("multiple");
        return Feel.isExpression(multiple) ? feel.isTrue(multiple.textValue(), scope) : Json.truthy(multiple);
    }

    private List<String> accept(FormField field, Scope scope) {
        String accept = feel.text(field.definition().path("accept").asText(""), scope);
        return List.of(accept.split(",")).stream()
                .map(kind -> kind.strip().toLowerCase(Locale.ROOT))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    private static boolean fits(FormFile file, String kind) {
        if (kind.startsWith(".")) {
            return file.name().toLowerCase(Locale.ROOT).endsWith(kind);
        }
        return kind.endsWith("/*")
                ? file.mediaType().startsWith(kind.substring(0, kind.length() - 1))
                : file.mediaType().equals(kind);
    }
}
