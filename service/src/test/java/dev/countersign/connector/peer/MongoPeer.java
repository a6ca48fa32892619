package dev.countersign.connector.peer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.bson.Document;

/** A server that speaks MongoDB's wire protocol and wants a password; an order is a command of the database, as JSON. */
final class MongoPeer implements LivePeer {

    private static final String PASSWORD = "documents-password-Qw5";

    private final int port;
    private final MongoClient client;

    MongoPeer() throws GeneralSecurityException {
        MongoServer server = new MongoServer(new MongoWithUser("clerk", PASSWORD));
        server.bind("127.0.0.1", 0);
        port = server.getLocalAddress().getPort();
        client = MongoClients.create(
                "mongodb://clerk:%s@127.0.0.1:%d/shop?authMechanism=SCRAM-SHA-256".formatted(PASSWORD, port));
    }

    @Override
    public Map<String, String> address() {
        return Map.of("url", "mongodb://127.0.0.1:" + port, "user", "clerk", "password", PASSWORD, "database", "shop");
    }

    @Override
    public Document ask(String order) {
        return client.getDatabase("shop").runCommand(Document.parse(order));
    }
}
