package dev.countersign.taskkind;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What Camunda Modeler needs to know the task kinds. */
@Path("/api/element-templates")
@Authenticated
public class ElementTemplateResource {

    private final ElementTemplates templates;
    private final SecurityIdentity person;

    ElementTemplateResource(ElementTemplates templates, SecurityIdentity person) {
        this.templates = templates;
        this.person = person;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            operationId = "downloadElementTemplates",
            summary = "The element templates of all task kinds as a zip archive, to unpack beside the models",
            description = "Modellers, operators and admins also get one for each configured Camel endpoint.")
    @APIResponse(responseCode = "200", description = "An archive with the folder .camunda/element-templates")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public Response download() {
        return Response.ok(templates.archive(person))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"countersign-element-templates.zip\"")
                .build();
    }
}
