package dev.countersign.draft;

import dev.countersign.storage.StoredFile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files for the file pickers of a start form: uploaded first, named by the form that is sent. */
@Path("/api/definitions/{key}/files")
@RolesAllowed({"approver", "operator", "modeller", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
public class StartUploadResource {

    private final UploadService uploads;
    private final StartableProcesses processes;

    StartUploadResource(UploadService uploads, StartableProcesses processes) {
        this.uploads = uploads;
        this.processes = processes;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Uploads a file for a start form",
            description = "A file picker's value is a list of the ids. What is not sent within a day is deleted")
    @APIResponseSchema(value = StoredFile.class, responseCode = "201")
    @APIResponse(responseCode = "400", description = "There is no part 'file', or it is empty")
    @APIResponse(responseCode = "409", description = "Too many files wait to be sent")
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(responseCode = "415", description = "Files of this type are not taken")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public Response upload(String key, @BeanParam UploadRequest request) {
        String definitionKey = processes.existing(key);
        return request.stored((name, content) -> uploads.forStart(definitionKey, name, content));
    }
}
