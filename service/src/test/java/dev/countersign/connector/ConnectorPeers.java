package dev.countersign.connector;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;

/** Connections and secrets for the tests of connectors, on ports that their servers take when they start. */
public class ConnectorPeers implements QuarkusTestResourceLifecycleManager {

    static final String API_TOKEN = "api-token-Zq8/+secret";
    static final String BANK_TOKEN = "bank-token-Xy7/+secret";
    static final String PASSWORD = "pass-word-Kd2/+secret";

    static final String ACCOUNT_KEY = base64("account-key-Lm4-secret");
    static final String OTHER_KEY = base64("other-key-Rt6-secret");

    /** The test of blobs writes it when the server is there that it is for. */
    static final Path SIGNATURE = Path.of("target", "connector-signature.txt").toAbsolutePath();

    static final String WEBHOOK = "/services/T0/B0/web-hook-Jf5-secret";

    @Override
    public Map<String, String> start() {
        int http = freePort();
        Map<String, String> config = new HashMap<>();
        config.put("test.peer.port", String.valueOf(http));
        config.put("countersign.connector.hosts.allowed", "127.0.0.1:*,localhost:" + http);
        config.put("countersign.connector.hosts.internal", "127.0.0.1");
        config.put("countersign.secret.api", API_TOKEN);
        config.put("countersign.secret.api.hosts", "127.0.0.1:" + http);
        config.put("countersign.secret.bank", BANK_TOKEN);
        config.put("countersign.secret.bank.hosts", "bank.example.com");
        config.put("countersign.secret.password", PASSWORD);
        connection(config, "shop", "http", "http://127.0.0.1:" + http + "/");
        connection(config, "peer", "http", "http://127.0.0.1:" + http + "/v1");
        config.put("countersign.connector.connections.peer.user", "anna");
        config.put("countersign.connector.connections.peer.secret", "password");
        connection(config, "warehouse", "sql", "${quarkus.datasource.jdbc.url}");
        config.put("countersign.connector.connections.warehouse.user", "${quarkus.datasource.username}");
        connection(config, "files", "file", "target/connector-files");
        connection(config, "store", "s3", "${countersign.storage.s3.endpoint:http://127.0.0.1:1}");
        config.put("countersign.secret.store", "test-secret");
        config.put("countersign.connector.connections.store.user", "test-key");
        config.put("countersign.connector.connections.store.secret", "store");
        config.put("countersign.connector.connections.store.options.bucket", "countersign-test");
        config.put("countersign.connector.connections.store.options.prefix", "in/");
        connection(config, "slow-store", "s3", "http://127.0.0.1:" + http);
        config.put("countersign.connector.connections.slow-store.user", "test-key");
        config.put("countersign.connector.connections.slow-store.secret", "store");
        config.put("countersign.connector.connections.slow-store.options.bucket", "slow");
        int kafka = freePort();
        config.put("test.kafka.port", String.valueOf(kafka));
        connection(config, "kafka", "kafka", "127.0.0.1:" + kafka);
        int smtp = freePort();
        config.put("test.smtp.port", String.valueOf(smtp));
        connection(config, "mail", "smtp", "smtp://127.0.0.1:" + smtp);
        config.put("countersign.connector.connections.mail.user", "clerk");
        config.put("countersign.connector.connections.mail.secret", "password");
        config.put("countersign.connector.connections.mail.options.from", "clerk@example.org");
        config.put("countersign.connector.connections.chat.type", "slack");
        config.put("countersign.connector.connections.chat.secret", "webhook");
        config.put("countersign.secret.webhook", "http://127.0.0.1:" + http + WEBHOOK);
        config.put(
                "countersign.connector.endpoints.archive",
                "http://127.0.0.1:" + http + "/archive?httpMethod=PUT&authMethod=Basic&authenticationPreemptive=true"
                        + "&authUsername=anna&authPassword=RAW({{secret:password}})");
        config.put("countersign.connector.endpoint-headers.archive", "X-A");
        config.put("countersign.connector.endpoints.letters", "file:target/connector-letters?fileExist=Fail");
        config.put("countersign.connector.endpoint-options.letters", "fileName,fileExist,doneFileName,charset");
        config.put("countersign.connector.endpoints.orders", "http://127.0.0.1:" + http + "/orders?httpMethod=POST");
        config.put("countersign.connector.endpoint-options.orders", "httpMethod,userAgent,throwExceptionOnFailure");
        partners(config);
        signIns(config, http);
        clouds(config, "http://127.0.0.1:" + http);
        return config;
    }

    /** Tokens come from the same server as everything else; certificates are made by the test that needs them. */
    private static void signIns(Map<String, String> config, int http) {
        for (String name :
                List.of("tokens", "tokens-short", "tokens-refused", "tokens-no", "tokens-body", "tokens-later")) {
            String prefix = "countersign.connector.connections." + name;
            connection(config, name, "http", "http://127.0.0.1:" + http + "/v2");
            config.put(prefix + ".user", "client:1");
            config.put(prefix + ".secret", "password");
            config.put(prefix + ".options.token-url", "http://127.0.0.1:" + http + "/token");
            config.put(prefix + ".options.scope", "orders.read orders.write");
        }
        config.put("countersign.connector.connections.tokens-body.options.token-auth", "body");
        int https = freePort();
        config.put("test.https.port", String.valueOf(https));
        for (String name : List.of("secure", "secure-usual", "secure-client", "secure-other", "secure-broken")) {
            String options = "countersign.connector.connections." + name + ".options.";
            connection(config, name, "http", "https://127.0.0.1:" + https + "/");
            if (!name.equals("secure-usual")) {
                config.put(
                        options + "ca-file",
                        "target/connector-tls/" + (name.equals("secure-other") ? "other" : "ca") + ".pem");
            }
        }
        config.put("countersign.secret.client-certificate-key.file", "target/connector-tls/client-key.pem");
        String client = "countersign.connector.connections.secure-client.options.";
        config.put(client + "certificate-file", "target/connector-tls/client.pem");
        config.put(client + "certificate-key-secret", "client-certificate-key");
        String broken = "countersign.connector.connections.secure-broken.options.";
        config.put(broken + "certificate-file", "target/connector-tls/client.pem");
        config.put(broken + "certificate-key-secret", "password");
    }

    private static void clouds(Map<String, String> config, String peer) {
        int sqs = freePort();
        config.put("test.sqs.port", String.valueOf(sqs));
        amazon(config, "functions", "lambda", peer, "password");
        amazon(config, "functions-wrong-secret", "lambda", peer, "api");
        amazon(config, "queues", "sqs", "http://127.0.0.1:" + sqs, "password");
        amazon(config, "queues-signed", "sqs", peer, "password");
        int mongo = freePort();
        config.put("test.mongo.port", String.valueOf(mongo));
        documents(config, "documents", mongo, "password");
        documents(config, "documents-wrong-secret", mongo, "api");
        int azure = freePort();
        config.put("test.azure.port", String.valueOf(azure));
        config.put("countersign.secret.account-key", ACCOUNT_KEY);
        config.put("countersign.secret.other-account", OTHER_KEY);
        blobs(config, "blobs", azure, "account-key");
        blobs(config, "blobs-wrong-secret", azure, "other-account");
        blobs(config, "blobs-no-key", azure, "api");
        blobs(config, "blobs-signed", azure, "signature");
        config.put("countersign.connector.connections.blobs-signed.options.sign-in", "sas");
        config.put("countersign.secret.signature.file", SIGNATURE.toString());
    }

    private static void blobs(Map<String, String> config, String name, int port, String secret) {
        connection(config, name, "azure-blob", "http://127.0.0.1:" + port + "/clerk");
        config.put("countersign.connector.connections." + name + ".user", "clerk");
        config.put("countersign.connector.connections." + name + ".secret", secret);
        config.put("countersign.connector.connections." + name + ".options.container", "exchange");
        config.put("countersign.connector.connections." + name + ".options.prefix", "in/");
    }

    private static void documents(Map<String, String> config, String name, int port, String secret) {
        connection(config, name, "mongodb", "mongodb://127.0.0.1:" + port + "/");
        config.put("countersign.connector.connections." + name + ".user", "clerk");
        config.put("countersign.connector.connections." + name + ".secret", secret);
        config.put("countersign.connector.connections." + name + ".options.database", "shop");
        config.put("countersign.connector.connections." + name + ".options.auth-mechanism", "SCRAM-SHA-256");
    }

    private static void amazon(Map<String, String> config, String name, String type, String url, String secret) {
        connection(config, name, type, url);
        config.put("countersign.connector.connections." + name + ".user", "AKIATEST");
        config.put("countersign.connector.connections." + name + ".secret", secret);
        config.put("countersign.connector.connections." + name + ".options.region", "eu-central-1");
    }

    /** An SFTP server is known by its key, which therefore is made before the server. */
    private static void partners(Map<String, String> config) {
        int sftp = freePort();
        int ftp = freePort();
        KeyPair key = keys();
        config.put("test.sftp.port", String.valueOf(sftp));
        config.put("test.ftp.port", String.valueOf(ftp));
        config.put(
                "test.sftp.private-key",
                Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()));
        config.put(
                "test.sftp.public-key",
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
        partner(config, "partner", "sftp", sftp, "password", key);
        partner(config, "partner-wrong-key", "sftp", sftp, "password", keys());
        partner(config, "partner-wrong-password", "sftp", sftp, "api", key);
        KeyPair client = keys();
        config.put(
                "test.sftp.client-key",
                Base64.getEncoder().encodeToString(client.getPublic().getEncoded()));
        config.put("countersign.secret.client-key", privateKey(client, PASSWORD));
        config.put("countersign.secret.other-key", privateKey(keys(), null));
        keyPartner(config, "partner-by-key", sftp, key, "client-key", "password");
        keyPartner(config, "partner-wrong-passphrase", sftp, key, "client-key", "api");
        keyPartner(config, "partner-no-passphrase", sftp, key, "client-key", "");
        keyPartner(config, "partner-no-key", sftp, key, "password", "");
        keyPartner(config, "partner-other-key", sftp, key, "other-key", "");
        partner(config, "oldpartner", "ftp", ftp, "password", key);
        partner(config, "oldpartner-wrong-password", "ftp", ftp, "api", key);
        int slow = freePort();
        config.put("test.slow-ftp.port", String.valueOf(slow));
        partner(config, "slow-partner", "ftp", slow, "password", key);
        partner(config, "mixed-partner", "ftps", ftp, "password", key);
        config.put("countersign.connector.connections.mixed-partner.url", "ftp://127.0.0.1:" + ftp + "/");
        partner(config, "partner-below", "sftp", sftp, "password", key);
        config.put("countersign.connector.connections.partner-below.url", "sftp://127.0.0.1:" + sftp + "/below");
        partner(config, "oldpartner-below", "ftp", ftp, "password", key);
        config.put("countersign.connector.connections.oldpartner-below.url", "ftp://127.0.0.1:" + ftp + "/below/");
    }

    private static void keyPartner(
            Map<String, String> config, String name, int port, KeyPair host, String key, String passphrase) {
        partner(config, name, "sftp", port, "password", host);
        config.remove("countersign.connector.connections." + name + ".secret");
        config.put("countersign.connector.connections." + name + ".options.key-secret", key);
        if (!passphrase.isEmpty()) {
            config.put("countersign.connector.connections." + name + ".options.passphrase-secret", passphrase);
        }
    }

    /** As {@code ssh-keygen} writes it. */
    private static String privateKey(KeyPair key, @Nullable String passphrase) {
        try (ByteArrayOutputStream text = new ByteArrayOutputStream()) {
            OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                    key, "test", passphrase == null ? null : encryption, text);
            return text.toString(StandardCharsets.US_ASCII);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void partner(
            Map<String, String> config, String name, String type, int port, String secret, KeyPair key) {
        connection(config, name, type, type + "://127.0.0.1:" + port + "/");
        config.put("countersign.connector.connections." + name + ".user", "clerk");
        config.put("countersign.connector.connections." + name + ".secret", secret);
        config.put(
                "countersign.connector.connections." + name + ".options.host-key",
                PublicKeyEntry.toString(key.getPublic()));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void connection(Map<String, String> config, String name, String type, String url) {
        config.put("countersign.connector.connections." + name + ".type", type);
        config.put("countersign.connector.connections." + name + ".url", url);
    }

    @Override
    public void stop() {
        // the tests start and stop the servers
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switches this on for every {@code @QuarkusTest} of the module: one configuration, one start. */
    @WithTestResource(value = ConnectorPeers.class, scope = TestResourceScope.GLOBAL)
    static class ForAllTests {}
}
