package dev.countersign.connector.peer;

import dev.countersign.testing.S3Server;
import java.nio.file.Path;
import java.util.Map;

/** An S3 server with one bucket, whose objects are files of a folder. */
final class S3Peer implements LivePeer {

    private final Map<String, String> address;

    S3Peer(Path folder) {
        S3Server server = new S3Server(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        Map<String, String> settings = server.start();
        address = Map.of(
                "url", settings.get("countersign.storage.s3.endpoint"),
                "user", settings.get("countersign.storage.s3.access-key"),
                "password", settings.get("countersign.storage.s3.secret-key"),
                "bucket", settings.get("countersign.storage.s3.bucket"),
                "folder", server.bucket().toString());
    }

    @Override
    public Map<String, String> address() {
        return address;
    }
}
