package dev.countersign.notification;

import dev.countersign.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the signed-in person is told. */
@Path("/api/me/notifications")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class PreferenceResource {
    private final PreferenceService preferences;
    private final CurrentUser currentUser;

    PreferenceResource(PreferenceService preferences, CurrentUser currentUser) {
        this.preferences = preferences;
        this.currentUser = currentUser;
    }

    /** My preferences, and what there is to choose from. */
    @GET
    @Blocking
    @Operation(summary = "How the caller is told")
    @APIResponse(responseCode = "200", description = "The preferences; the defaults as long as none were kept")
    public PreferencesView get() {
        return preferences.view(currentUser.id());
    }

    /** Replaces my preferences. */
    @PUT
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change how the caller is told")
    @APIResponse(responseCode = "200", description = "The preferences as they are kept")
    @APIResponse(responseCode = "400", description = "A field that cannot be kept: violations")
    public PreferencesView change(@NotNull PreferencesRequest request) {
        return preferences.change(currentUser.id(), request);
    }
}
