package dev.countersign.discussion;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import dev.countersign.storage.FileDownload;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What people say and show each other about a task, and what happened to it. */
@Path("/api/tasks/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discussion")
public class DiscussionResource {

    private final CommentService comments;
    private final AttachmentService attachments;
    private final ActivityService activity;
    private final FileDownload download;

    DiscussionResource(
            CommentService comments, AttachmentService attachments, ActivityService activity, FileDownload download) {
        this.comments = comments;
        this.attachments = attachments;
        this.activity = activity;
        this.download = download;
    }

    @GET
    @Path("/comments")
    @Operation(summary = "The comments on a task", description = "Also of a task that is over")
    @APIResponse(responseCode = "200", description = "The comments, the oldest first")
    @APIResponse(responseCode = "403", description = "The caller has and had nothing to do with the task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    public CommentList comments(String id) {
        return comments.list(id);
    }

    @POST
    @Path("/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            summary = "Comments on an open task",
            description = "@ and the id of a person mentions them: they get a notice. A mention gives no rights.")
    @APIResponse(responseCode = "201", description = "The comment")
    @APIResponse(responseCode = "400", description = "Empty, too long, or mentions somebody who may not see the task")
    @APIResponse(responseCode = "403", description = "The caller does not take part in the task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is over, or has too many comments: code too-many")
    public CommentView comment(String id, @NotNull @Valid CommentRequest request) {
        return comments.add(id, request);
    }

    @DELETE
    @Path("/comments/{commentId}")
    @Operation(summary = "Takes an own comment back", description = "Its words are gone; that there was one stays")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "403", description = "Somebody else's comment")
    @APIResponse(responseCode = "404", description = "There is no such comment on this task")
    @APIResponse(responseCode = "409", description = "The task is over: what was said stays")
    public void deleteComment(String id, UUID commentId) {
        comments.delete(id, commentId);
    }

    @GET
    @Path("/attachments")
    @Operation(summary = "The files attached to a task", description = "Also of a task that is over")
    @APIResponse(responseCode = "200", description = "The files, the oldest first")
    @APIResponse(responseCode = "403", description = "The caller has and had nothing to do with the task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    public AttachmentList attachments(String id) {
        return attachments.list(id);
    }

    @POST
    @Path("/attachments")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Operation(summary = "Attaches a file to an open task", description = "One file, as the part named file")
    @APIResponse(responseCode = "201", description = "The attachment")
    @APIResponse(responseCode = "400", description = "No part named file, or an empty file")
    @APIResponse(responseCode = "403", description = "The caller does not take part in the task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is over, or has too many attachments: code too-many")
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(responseCode = "415", description = "By its content the file is of a type that is not taken")
    public AttachmentView attach(String id, @RestForm("file") @Nullable FileUpload file) {
        if (file == null) {
            throw new InvalidInputException(
                    "No file", List.of(Violation.inBody("file", "The request has no part named 'file'.")));
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return attachments.attach(id, content, file.fileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/attachments/{fileId}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "One attached file, to be saved")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "The caller has and had nothing to do with the task")
    @APIResponse(responseCode = "404", description = "There is no such attachment of this task")
    public Response attachment(String id, UUID fileId) {
        return download.of(attachments.file(id, fileId));
    }

    @DELETE
    @Path("/attachments/{fileId}")
    @Operation(summary = "Removes a file from an open task", description = "For whoever attached it, and admins")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "403", description = "Somebody else's file")
    @APIResponse(responseCode = "404", description = "There is no such attachment of this task")
    @APIResponse(responseCode = "409", description = "The task is over: its files stay")
    public void removeAttachment(String id, UUID fileId) {
        attachments.remove(id, fileId);
    }

    @GET
    @Path("/activity")
    @Operation(summary = "What happened to a task, and who did it", description = "Also of a task that is over")
    @APIResponseSchema(ActivityView.class)
    @APIResponse(responseCode = "403", description = "The caller has and had nothing to do with the task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    public ActivityView activity(String id) {
        return activity.of(id);
    }
}
