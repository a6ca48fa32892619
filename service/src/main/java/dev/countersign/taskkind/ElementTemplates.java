package dev.countersign.taskkind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The element templates as files: one for each kind, in the folder where Camunda Modeler looks for them. */
@Singleton
class ElementTemplates {

    static final String FOLDER = ".camunda/element-templates/";

    /** The same files give the same archive, whenever it is asked for. */
    private static final long NO_TIME = 315_532_800_000L;

    private final TaskKinds kinds;
    private final TaskKindConfig config;
    private final ObjectWriter json;

    ElementTemplates(TaskKinds kinds, TaskKindConfig config, ObjectMapper mapper) {
        this.kinds = kinds;
        this.config = config;
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json = mapper.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    /** The content of each file by its name, as it is committed. */
    Map<String, String> files() {
        return files(kinds.shipped(), Optional.empty());
    }

    /** The files that a person may see as a zip archive, with those that depend on the configuration. */
    byte[] archive(SecurityIdentity person) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            Optional<String> docs = config.docsUrl().map(url -> url.toString().replaceFirst("/*$", "/"));
            for (Map.Entry<String, String> file :
                    files(kinds.visibleTo(person), docs).entrySet()) {
                ZipEntry entry = new ZipEntry(FOLDER + file.getKey());
                entry.setTime(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Element templates cannot be packed", e);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> files(List<TaskKind> these, Optional<String> docs) {
        Map<String, String> files = new TreeMap<>();
        for (TaskKind kind : these) {
            try {
                files.put(kind.id() + ".json", json.writeValueAsString(ElementTemplate.of(kind, docs)) + "\n");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The task kind " + kind.id() + " has no JSON form", e);
            }
        }
        return files;
    }
}
