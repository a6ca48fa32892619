package dev.countersign.connector;

import dev.countersign.taskkind.TaskKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells modellers which connectors and connections there are. */
@Path("/api/connectors")
@RolesAllowed({"modeller", "operator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connectors")
class ConnectorResource {

    private final ConnectorCatalog catalog;
    private final Connections connections;
    private final ConnectorConfig config;

    ConnectorResource(ConnectorCatalog catalog, Connections connections, ConnectorConfig config) {
        this.config = config;
        this.catalog = catalog;
        this.connections = connections;
    }

    @GET
    @Operation(
            operationId = "listConnectors",
            summary = "The connectors, and the connections that are configured",
            description = "Names and types only: no addresses, no users, no secrets.")
    @APIResponse(responseCode = "200", description = "By name")
    public ConnectorsView list() {
        return new ConnectorsView(
                catalog.all().values().stream().map(ConnectorResource::view).toList(),
                connections.all().values().stream()
                        .map(connection -> new ConnectorsView.Named(connection.name(), connection.type()))
                        .toList(),
                config.endpoints().keySet().stream().sorted().toList());
    }

    private static ConnectorsView.Kind view(Connector connector) {
        TaskKind kind = connector.kind();
        return new ConnectorsView.Kind(
                connector.name(),
                kind.id(),
                kind.name(),
                kind.description(),
                connector.connectionTypes().stream().sorted().toList());
    }
}
