package dev.countersign.draft;

import dev.countersign.storage.StoredFile;
import dev.countersign.task.TaskAccess;
import io.quarkus.security.Authenticated;
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

/** Files for the file pickers of a task's form: uploaded first, named by the form that is sent. */
@Path("/api/tasks/{id}/files")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
public class TaskUploadResource {

    private final UploadService uploads;
    private final TaskAccess tasks;

    TaskUploadResource(UploadService uploads, TaskAccess tasks) {
        this.uploads = uploads;
        this.tasks = tasks;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Uploads a file for a task's form",
            description = "A file picker's value is a list of the ids. What is not sent within a day is deleted")
    @APIResponseSchema(value = StoredFile.class, responseCode = "201")
    @APIResponse(responseCode = "400", description = "There is no part 'file', or it is empty")
    @APIResponse(responseCode = "403", description = "The caller has nothing to do with this task")
    @APIResponse(responseCode = "409", description = "The task is no longer open, or too many files wait to be sent")
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(responseCode = "415", description = "Files of this type are not taken")
    @APIResponse(responseCode = "404", description = "There is no such task for the caller")
    public Response upload(String id, @BeanParam UploadRequest request) {
        String taskId = tasks.visible(id).id();
        return request.stored((name, content) -> uploads.forTask(taskId, name, content));
    }
}
