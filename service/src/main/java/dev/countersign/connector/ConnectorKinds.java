package dev.countersign.connector;

import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** One kind of task per connector. */
@Singleton
class ConnectorKinds implements TaskKindSource {

    private final ConnectorCatalog catalog;

    ConnectorKinds(ConnectorCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<TaskKind> kinds() {
        return catalog.all().values().stream()
                .map(connector -> CommonFields.with(connector, connector.kind()))
                .toList();
    }

    @Override
    public List<TaskKind> configuredKinds() {
        return catalog.all().values().stream()
                .flatMap(connector ->
                        connector.configuredKinds().stream().map(kind -> CommonFields.with(connector, kind)))
                .toList();
    }
}
