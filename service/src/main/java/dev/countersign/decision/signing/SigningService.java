package dev.countersign.decision.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.CanonicalJson;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Signs for this node, and knows the public keys of all nodes and times. */
@ApplicationScoped
public class SigningService {

    private static final Logger LOG = Logger.getLogger(SigningService.class);

    private final PublishedKeyRepository published;
    private final Clock clock;
    private final SigningKeyFile file;

    SigningService(
            PublishedKeyRepository published,
            Clock clock,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") String dataDir) {
        this.published = published;
        this.clock = clock;
        this.file = new SigningKeyFile(
                Path.of(dataDir).toAbsolutePath().normalize().resolve("secrets/decision-signing-key.pem"));
    }

    @Transactional
    void publishAtStart(@Observes @Priority(200) StartupEvent start) {
        publish(file.readOrCreate());
    }

    /** Signs an object; its {@code format} and {@code keyId} are set here. */
    @Transactional
    public SignedManifest sign(String format, ObjectNode manifest) {
        SigningKey key = current();
        ObjectNode signed = manifest.deepCopy().put("format", format).put("keyId", key.id());
        return new SignedManifest(
                signed, key.sign((format + "\n" + CanonicalJson.write(signed)).getBytes(StandardCharsets.UTF_8)));
    }

    /** Signs a text as it is: the signature is over the format's name, a line feed, and the text. */
    @Transactional
    public SignedText signText(String format, String text) {
        SigningKey key = current();
        return new SignedText(key.id(), key.sign((format + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    @Transactional
    public SigningKeysView keys() {
        SigningKey key = current();
        List<SigningKeyView> all =
                published.latestFirst().stream().map(PublishedKey::view).toList();
        return new SigningKeysView(
                "Ed25519",
                all.stream()
                        .filter(each -> each.keyId().equals(key.id()))
                        .findFirst()
                        .orElseThrow(),
                all);
    }

    /** From now on this node signs with a new key; what the old one signed can still be checked. */
    @Transactional
    public SigningKeysView rotate() {
        SigningKey fresh = SigningKey.generate();
        publish(fresh);
        file.replace(fresh);
        LOG.infof("Exports and reports of decisions are signed with the new key %s from now on", fresh.id());
        return keys();
    }

    /** Read each time: another process on the same folder may have exchanged it. */
    private SigningKey current() {
        SigningKey key = file.readOrCreate();
        publish(key);
        return key;
    }

    private void publish(SigningKey key) {
        published.insertIfAbsent(key.id(), key.publicPem(), clock.instant());
    }

    /** A detached signature. */
    public record SignedText(String keyId, String signature) {}
}
