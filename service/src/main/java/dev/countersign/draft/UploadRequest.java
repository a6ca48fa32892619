package dev.countersign.draft;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import dev.countersign.storage.StoredFile;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A multipart request with one file, in the part {@code file}. */
public class UploadRequest {

    @RestForm("file")
    @Nullable
    FileUpload file;

    /**
     * Hands name and content over and answers with the stored file.
     *
     * @throws InvalidInputException when there is no file in the request
     */
    Response stored(BiFunction<String, InputStream, StoredFile> store) {
        if (file == null) {
            throw new InvalidInputException(
                    "There is no file in the request", List.of(Violation.inBody("file", "A file is required.")));
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            StoredFile stored = store.apply(file.fileName(), content);
            return Response.created(URI.create("/api/files/" + stored.id()))
                    .entity(stored)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file cannot be read", e);
        }
    }
}
