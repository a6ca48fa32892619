package dev.countersign.connector.ftp;

import static dev.countersign.connector.OperationConnector.call;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.file.MoveFields;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Moves and deletes files of FTP and SFTP servers: what comes after a file was got. Doing it twice does no harm. */
@Singleton
class FtpMoves {

    @Produces
    @Singleton
    Connector move() {
        return FtpConnectors.connector(
                "ftp-move",
                "Move a file by FTP or SFTP",
                "Moves or renames a file of a server, such as into its archive.",
                List.of(
                        FtpConnectors.path("path", "Path").asRequired().like("out/sales.csv"),
                        FtpConnectors.path("toPath", "New path").asRequired().like("done/sales.csv"),
                        MoveFields.overwrite()),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    String from = FtpConnectors.place(server, "path", inputs.required("path"));
                    String toPath = inputs.required("toPath");
                    String to = FtpConnectors.place(server, "toPath", toPath);
                    boolean overwrite = MoveFields.overwrite(inputs);
                    return call(
                            true,
                            context -> Map.of("path", toPath, "moved", moved(server, from, to, overwrite, context)));
                });
    }

    private static boolean moved(Connection server, String from, String to, boolean overwrite, CallContext context)
            throws Exception {
        try (RemoteFiles remote = FtpConnectors.open(server, context)) {
            boolean there = remote.exists(from);
            boolean taken = remote.exists(to);
            if (!there && !taken) {
                throw failure("There is no file %s on the server.".formatted(from));
            }
            if (there && taken && !from.equals(to)) {
                if (!overwrite) {
                    throw failure(
                            "There is a file %s already; it is replaced only with overwrite = yes.".formatted(to));
                }
                replace(remote, from, to);
            } else if (there && !from.equals(to)) {
                remote.rename(from, to);
            }
            return there;
        }
    }

    /** Nothing is deleted before the new file is in its place: both names may mean the same file. */
    private static void replace(RemoteFiles remote, String from, String to) throws Exception {
        String aside = to + ".replaced";
        remote.rename(to, aside);
        try {
            remote.rename(from, to);
        } catch (Exception e) {
            remote.rename(aside, to);
            throw e;
        }
        remote.delete(aside);
    }

    @Produces
    @Singleton
    Connector delete() {
        return FtpConnectors.connector(
                "ftp-delete",
                "Delete a file by FTP or SFTP",
                "Deletes a file of a server.",
                List.of(FtpConnectors.path("path", "Path").asRequired().like("out/sales.csv")),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    String path = inputs.required("path");
                    String place = FtpConnectors.place(server, "path", path);
                    return call(true, context -> {
                        try (RemoteFiles remote = FtpConnectors.open(server, context)) {
                            boolean there = remote.exists(place);
                            if (there) {
                                remote.delete(place);
                            }
                            return Map.of("path", path, "deleted", there);
                        }
                    });
                });
    }

    private static ConnectorFailure failure(String message) {
        return ConnectorFailure.of("file", Reach.ANSWERED, message, null);
    }
}
