package dev.countersign.connector.file;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.OperationConnector;
import dev.countersign.taskkind.TaskField;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Moves and deletes files. Doing it twice does no harm. */
@Singleton
class FileMoves {

    private final FileRoots roots;

    FileMoves(FileRoots roots) {
        this.roots = roots;
    }

    @Produces
    @Singleton
    Connector move() {
        return OperationConnector.of(
                "file-move",
                FileRoots.TYPE,
                "Move a file",
                "Moves or renames a file, such as into an archive.",
                List.of(
                        connection("file", "files"),
                        FileConnectors.path(),
                        TaskField.input("toConnection", "Connection of the new place", "Otherwise the same.")
                                .in("Target"),
                        TaskField.input("toPath", "New path", "Below the root of its connection.")
                                .in("Target")
                                .asRequired()
                                .like("done/sales.csv"),
                        MoveFields.overwrite()),
                (self, inputs) -> {
                    FilePlace from = roots.place(inputs, "connection", "path");
                    FilePlace to =
                            roots.place(inputs, inputs.has("toConnection") ? "toConnection" : "connection", "toPath");
                    boolean overwrite = MoveFields.overwrite(inputs);
                    return call(true, context -> moved(from, to, overwrite, context));
                });
    }

    private static Object moved(FilePlace from, FilePlace to, boolean overwrite, CallContext context) {
        boolean there = from.exists();
        boolean taken = to.exists();
        boolean same = from.root().resolve(from.path()).equals(to.root().resolve(to.path()));
        if (!there && !taken) {
            throw failure("There is no file %s.".formatted(from.shown()));
        }
        if (there && taken && !same && !overwrite) {
            throw failure(
                    "There is a file %s already; it is replaced only with overwrite = yes.".formatted(to.shown()));
        }
        if (there && !same) {
            from.move(to, context);
        }
        return Map.of("path", to.path().toString(), "moved", there);
    }

    @Produces
    @Singleton
    Connector delete() {
        return OperationConnector.of(
                "file-delete",
                FileRoots.TYPE,
                "Delete a file",
                "Deletes a file.",
                List.of(connection("file", "files"), FileConnectors.path()),
                (self, inputs) -> {
                    FilePlace file = roots.place(inputs, "connection", "path");
                    return call(true, context -> {
                        boolean there = file.exists();
                        if (there) {
                            file.delete();
                        }
                        return Map.of("path", file.path().toString(), "deleted", there);
                    });
                });
    }

    private static ConnectorFailure failure(String message) {
        return ConnectorFailure.of("file", Reach.ANSWERED, message, null);
    }
}
