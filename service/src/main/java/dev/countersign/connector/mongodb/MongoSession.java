package dev.countersign.connector.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.util.concurrent.TimeUnit;

/** A client for the database of a connection, for one call. */
final class MongoSession {

    /** A fail-over takes about as long. */
    private static final int LONGEST_SEARCH = 15_000;

    private MongoSession() {}

    /** What is done with the database. */
    interface Work<T> {
        T with(MongoDatabase database) throws Exception;
    }

    static <T> T use(Connection connection, CallContext context, Work<T> work) throws Exception {
        String database = connection.requiredOption("database");
        MongoClientSettings settings = settings(connection, context, database);
        try (MongoClient client = MongoClients.create(settings)) {
            context.closeAtTimeout(client);
            return work.with(client.getDatabase(database));
        } catch (com.mongodb.MongoException e) {
            throw MongoFailures.read(connection.name(), e);
        }
    }

    private static MongoClientSettings settings(Connection connection, CallContext context, String database) {
        ConnectionString address;
        try {
            address = new ConnectionString(connection.url());
        } catch (IllegalArgumentException e) {
            throw configuration(connection, "has an address that cannot be used: " + e.getMessage());
        }
        if (address.getCredential() != null) {
            throw configuration(connection, "must not have a user in its address: set .user and .secret.");
        }
        int left = context.remainingMillis();
        int search = Math.min(left * 4 / 5, LONGEST_SEARCH);
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("countersign")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(search, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(search, TimeUnit.MILLISECONDS).readTimeout(left, TimeUnit.MILLISECONDS));
        if (connection.user().isPresent()) {
            settings.credential(credential(connection, context, database));
        }
        return settings.build();
    }

    private static MongoCredential credential(Connection connection, CallContext context, String database) {
        String user = connection.user().orElseThrow();
        String secret = connection.secret(context.redaction());
        context.redaction().hide(user, secret);
        String source = connection.option("auth-source").orElse(database);
        char[] password = secret.toCharArray();
        String mechanism = connection.option("auth-mechanism").orElse("");
        return switch (mechanism) {
            case "" -> MongoCredential.createCredential(user, source, password);
            case "SCRAM-SHA-256" -> MongoCredential.createScramSha256Credential(user, source, password);
            case "SCRAM-SHA-1" -> MongoCredential.createScramSha1Credential(user, source, password);
            case "PLAIN" -> MongoCredential.createPlainCredential(user, "$external", password);
            default ->
                throw configuration(connection, "has the unknown options.auth-mechanism '%s'.".formatted(mechanism));
        };
    }

    private static ConnectorFailure configuration(Connection connection, String what) {
        return ConnectorFailure.of(
                "configuration", Reach.NOT_SENT, "The connection '%s' %s".formatted(connection.name(), what), null);
    }
}
