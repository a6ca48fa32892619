package dev.countersign.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The jobs of one process instance. */
@Path("/api/instances/{instanceId}/jobs")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class InstanceJobsResource {

    private final JobService jobs;

    InstanceJobsResource(JobService jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(
            operationId = "listJobsOfInstance",
            summary = "The jobs of a process instance in the order of their creation",
            description = "One entry per attempt; empty for an instance without jobs or one that does not exist.")
    public List<JobView> list(@RestPath String instanceId) {
        return jobs.ofInstance(instanceId);
    }
}
