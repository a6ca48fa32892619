package dev.countersign.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Answers with a file so that a browser saves it and never runs it: what a stranger uploaded must not act in the name of
 * this service.
 */
@ApplicationScoped
public class FileDownload {

    private final FileStore store;

    FileDownload(FileStore store) {
        this.store = store;
    }

    /** The file's content with safe headers. The caller has checked that the user may have it. */
    public Response of(StoredFile file) {
        return Response.ok(store.open(file.id()), file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
