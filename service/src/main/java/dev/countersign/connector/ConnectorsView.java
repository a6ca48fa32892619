package dev.countersign.connector;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What models can use here: names only, nothing that would let anybody in. */
@Schema(name = "Connectors")
public record ConnectorsView(
        @Schema(required = true, description = "by name") List<Kind> connectors,
        @Schema(required = true, description = "by name") List<Named> connections,

        @Schema(required = true, description = "names for the connector endpoint")
        List<String> endpoints) {

    /** One connector. */
    @Schema(name = "ConnectorKind")
    public record Kind(
            @Schema(required = true, description = "the value of the input parameter connector")
            String name,

            @Schema(required = true, description = "of the element template: dev.countersign.<id>")
            String id,

            @Schema(required = true) String title,
            @Schema(required = true) String description,

            @Schema(required = true, description = "types of connections that it can use; empty when it uses none")
            List<String> connectionTypes) {}

    /** One configured connection. */
    @Schema(name = "ConnectionName")
    public record Named(
            @Schema(required = true) String name,
            @Schema(required = true) String type) {}
}
