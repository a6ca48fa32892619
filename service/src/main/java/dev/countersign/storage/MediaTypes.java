package dev.countersign.storage;

import dev.countersign.problem.UnsupportedTypeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Finds out what a file is by looking into it. */
@ApplicationScoped
class MediaTypes {

    private final Detector detector = MimeTypes.getDefaultMimeTypes();
    private final Set<String> allowed;

    MediaTypes(StorageConfig config) {
        this.allowed = config.allowedTypes();
    }

    /**
     * The media type of a file that may be stored.
     *
     * @throws UnsupportedTypeException when it is not among the allowed ones
     */
    String checked(Path content, String name) {
        String type = detect(content, name);
        String kind = type.substring(0, type.indexOf('/')) + "/*";
        if (!allowed.contains(type) && !allowed.contains(kind)) {
            throw new UnsupportedTypeException("'%s' is of the type %s, which is not taken here. Allowed are: %s."
                    .formatted(
                            name,
                            type,
                            String.join(", ", allowed.stream().sorted().toList())));
        }
        return type;
    }

    /**
     * The name only refines what the content says (text to comma-separated values, an archive to a spreadsheet). It
     * cannot make something known out of something unknown.
     */
    private String detect(Path content, String name) {
        MediaType byContent = detect(content, new Metadata());
        if (byContent.equals(MediaType.OCTET_STREAM)) {
            return byContent.toString();
        }
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return detect(content, named).getBaseType().toString();
    }

    private MediaType detect(Path content, Metadata metadata) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(content))) {
            return detector.detect(in, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
