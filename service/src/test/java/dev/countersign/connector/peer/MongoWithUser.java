package dev.countersign.connector.peer;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server in memory that wants one user to sign in by SCRAM-SHA-256, which mongo-java-server itself does not know; what
 * checks the password is Kafka's implementation of the same standard.
 */
public final class MongoWithUser extends MemoryBackend {

    private static final Set<String> OPEN =
            Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions", "getlasterror");

    private final String user;
    private final ScramCredential credential;
    private final Map<Channel, ScramSaslServer> talks = new ConcurrentHashMap<>();

    /** With the one user that it knows. */
    public MongoWithUser(String user, String password) throws GeneralSecurityException {
        this.user = user;
        this.credential = new ScramFormatter(ScramMechanism.SCRAM_SHA_256).generateCredential(password, 4096);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("saslStart") || command.equals("saslContinue")) {
            return talk(channel, query);
        }
        ScramSaslServer talk = talks.get(channel);
        if (!OPEN.contains(command.toLowerCase(Locale.ROOT)) && (talk == null || !talk.isComplete())) {
            throw new MongoServerError(13, "Unauthorized", "Command " + command + " requires authentication");
        }
        return super.handleCommand(channel, database, command, query);
    }

    private Document talk(Channel channel, Document query) {
        try {
            ScramSaslServer server = talks.get(channel);
            if (server == null) {
                server = new ScramSaslServer(ScramMechanism.SCRAM_SHA_256, Map.of(), this::answer);
                talks.put(channel, server);
            }
            byte[] answer = server.evaluateResponse(payload(query.get("payload")));
            return new Document("conversationId", 1)
                    .append("done", server.isComplete())
                    .append("payload", new BinData(answer))
                    .append("ok", 1.0);
        } catch (SaslException | SaslAuthenticationException | GeneralSecurityException e) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
        }
    }

    private void answer(Callback[] callbacks) {
        boolean known = false;
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                known = name.getDefaultName().equals(user);
            } else if (callback instanceof ScramCredentialCallback scram && known) {
                scram.scramCredential(credential);
            }
        }
    }

    private static byte[] payload(@Nullable Object payload) {
        return payload instanceof BinData data ? data.getData() : payload instanceof byte[] bytes ? bytes : new byte[0];
    }
}
