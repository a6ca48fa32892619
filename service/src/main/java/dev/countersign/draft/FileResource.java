package dev.countersign.draft;

import dev.countersign.storage.FileDownload;
import dev.countersign.storage.StoredFile;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files that were sent with forms, and the caller's own that are not sent yet. */
@Path("/api/files/{id}")
@Authenticated
@Tag(name = "Forms")
public class FileResource {

    private final UploadService uploads;
    private final FileDownload download;

    FileResource(UploadService uploads, FileDownload download) {
        this.uploads = uploads;
        this.download = download;
    }

    @GET
    @Operation(
            summary = "The content of a file",
            description = "For the uploader; once it is sent, also for who takes part in the run or oversees all")
    @APIResponse(responseCode = "200", description = "The content, to be saved")
    @APIResponse(responseCode = "404", description = "There is no such file for the caller")
    public Response content(UUID id) {
        return download.of(uploads.readable(id));
    }

    @GET
    @Path("/info")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name, type and size of a file")
    @APIResponse(responseCode = "200", description = "What is known of the file")
    @APIResponse(responseCode = "404", description = "There is no such file for the caller")
    public StoredFile info(UUID id) {
        return uploads.readable(id);
    }

    @DELETE
    @Operation(summary = "Deletes an own file that is not sent")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such file for the caller")
    @APIResponse(responseCode = "409", description = "code file-sent: it stays")
    public void delete(UUID id) {
        uploads.discard(id);
    }
}
