package dev.countersign.job;

import dev.countersign.problem.QueryChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Jobs: what runs outside the service, how far it is, and what to do when it does not go on. */
@Path("/api/jobs")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class JobResource {

    private static final int MAX_PART = 1 << 20;

    private final JobService jobs;

    JobResource(JobService jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(
            operationId = "listJobs",
            summary = "All jobs, the latest first",
            description =
                    "Those that only wait for their start ('state=INTENDED') come in the order in which they start.")
    @APIResponse(responseCode = "200", description = "A page of jobs")
    @APIResponse(responseCode = "400", description = "A state or the page is not one")
    public JobPage list(
            @Parameter(description = "Of any of these states") @QueryParam("state") List<String> state,
            @Parameter(description = "Of this pool") @QueryParam("pool") @Nullable String pool,
            @Parameter(
                            description =
                                    "Only those that do not go on by themselves: out of sight, or failed for good and not yet"
                                            + " repaired")
                    @QueryParam("needsPerson")
                    @DefaultValue("false")
                    boolean needsPerson,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        Set<JobState> states = state.isEmpty()
                ? EnumSet.allOf(JobState.class)
                : state.stream()
                        .map(each -> QueryChoice.of(JobState.class, "state", each))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(JobState.class)));
        return jobs.page(new JobFilter(states, pool, needsPerson), page, size);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getJob", summary = "One job")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "No such job")
    public JobView one(@RestPath UUID id) {
        return jobs.one(id);
    }

    @GET
    @Path("/{id}/log")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getJobLog",
            summary = "A job's log: its end, or a part by bytes",
            description =
                    "With 'offset' a part, which may begin or end within a character; the headers say where it begins"
                            + " (Log-Offset: later than asked for where the beginning of the log was not kept), where the next part"
                            + " begins (Log-Next-Offset), how long the log is now (Log-Size) and whether nothing follows"
                            + " (Log-Ended). Bytes that the place of the job cannot give come as bytes that are no UTF-8. Without"
                            + " 'offset' the last lines.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(
            responseCode = "503",
            description = "code log-unavailable: the place of the job does not give its log now")
    public Response log(
            @RestPath UUID id,
            @Parameter(schema = @Schema(enumeration = {"stdout", "stderr"}))
                    @QueryParam("stream")
                    @DefaultValue("stdout")
                    String stream,
            @QueryParam("tail") @DefaultValue("200") @Min(1) @Max(10_000) int tail,
            @Parameter(description = "First byte; negative: so many before the end")
                    @QueryParam("offset")
                    @Min(-MAX_PART)
                    @Nullable
                    Long offset,
            @QueryParam("length") @DefaultValue("65536") @Min(1) @Max(MAX_PART) int length) {
        JobLogs.Stream wanted = QueryChoice.of(JobLogs.Stream.class, "stream", stream);
        if (offset == null) {
            return Response.ok(jobs.log(id, wanted, tail)).build();
        }
        FollowedLog log = jobs.logPart(id, wanted, offset, length);
        LogPart part = log.part();
        return Response.ok(part.bytes())
                .header("Log-Offset", part.from())
                .header("Log-Next-Offset", part.next())
                .header("Log-Size", part.size())
                .header("Log-Ended", log.ended())
                .build();
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({"operator", "admin"})
    @Operation(
            operationId = "cancelJob",
            summary = "End a job",
            description = "Asked to end, killed after ten seconds. Its task then fails with the code 'cancelled'.")
    @APIResponse(responseCode = "204", description = "It will end")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public void cancel(@RestPath UUID id, @Context SecurityContext security) {
        jobs.cancel(id, user(security));
    }

    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"operator", "admin"})
    @Operation(operationId = "resolveJob", summary = "Decide about a job that is out of sight (UNKNOWN)")
    @APIResponse(responseCode = "204", description = "Decided")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "Its state is known")
    public void resolve(@RestPath UUID id, @NotNull @Valid ResolveRequest request, @Context SecurityContext security) {
        jobs.resolve(id, Objects.requireNonNull(request.outcome()), user(security));
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal() == null
                ? "somebody"
                : security.getUserPrincipal().getName();
    }
}
