package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.FtpHome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real SFTP and a real FTP server. */
@QuarkusTest
class FtpConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.sftp.port")
    int sftpPort;

    @ConfigProperty(name = "test.ftp.port")
    int ftpPort;

    @ConfigProperty(name = "test.sftp.private-key")
    String privateKey;

    @ConfigProperty(name = "test.sftp.public-key")
    String publicKey;

    @ConfigProperty(name = "test.sftp.client-key")
    String clientKey;

    private final String folder = UUID.randomUUID().toString();
    private Path home;
    private SshServer sftp;
    private FtpHome ftp;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectories(Path.of("target", "connector-ftp")).toAbsolutePath();
        Files.createDirectories(home.resolve(folder));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        PrivateKey secret =
                rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        PublicKey open =
                rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        startSftp(new KeyPair(open, secret));
        ftp = FtpHome.start(ftpPort, "clerk", ConnectorPeers.PASSWORD, home);
    }

    private void startSftp(KeyPair key) throws Exception {
        sftp = SshServer.setUpDefaultServer();
        sftp.setHost("127.0.0.1");
        sftp.setPort(sftpPort);
        sftp.setKeyPairProvider(KeyPairProvider.wrap(key));
        sftp.setPasswordAuthenticator(
                (user, password, session) -> user.equals("clerk") && password.equals(ConnectorPeers.PASSWORD));
        PublicKey known = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(clientKey)));
        sftp.setPublickeyAuthenticator(
                (user, offered, session) -> user.equals("clerk") && KeyUtils.compareKeys(offered, known));
        sftp.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        sftp.setFileSystemFactory(new VirtualFileSystemFactory(home));
        sftp.start();
    }

    @AfterEach
    void clear() throws IOException {
        sftp.stop(true);
        ftp.close();
        process.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "partner-by-key", "oldpartner"})
    void putListedAndGot(String connection) throws IOException {
        String put = process.start(
                inputs(
                        "connector",
                        "ftp-put",
                        "connection",
                        connection,
                        "path",
                        folder + "/${name}",
                        "body",
                        "${order}"),
                Map.of("name", "ü a.json", "order", Map.of("sku", "ü")));
        process.runTo(put, "done");
        assertThat(home.resolve(folder + "/ü a.json")).hasContent("{\"sku\":\"ü\"}");
        String listed =
                process.start(inputs("connector", "ftp-list", "connection", connection, "path", folder), Map.of());
        process.runTo(listed, "done");
        String got = process.start(
                inputs("connector", "ftp-get", "connection", connection, "path", folder + "/ü a.json"), Map.of());
        process.runTo(got, "done");

        assertThat(process.outcome(listed)).extracting("count").isEqualTo(1);
        assertThat(process.outcome(got)).extracting("content").isEqualTo(Map.of("sku", "ü"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "oldpartner"})
    void largeOnesGoByFiles(String connection) throws IOException {
        Path root =
                Files.createDirectories(Path.of("target", "connector-files")).toAbsolutePath();
        Files.write(root.resolve(folder + ".bin"), new byte[3_000_000]);
        String put = process.start(
                inputs(
                        "connector",
                        "ftp-put",
                        "connection",
                        connection,
                        "path",
                        folder + "/big",
                        "fileConnection",
                        "files",
                        "file",
                        folder + ".bin"),
                Map.of());
        process.runTo(put, "done");
        String got = process.start(
                inputs(
                        "connector",
                        "ftp-get",
                        "connection",
                        connection,
                        "path",
                        folder + "/big",
                        "fileConnection",
                        "files",
                        "file",
                        folder + ".copy"),
                Map.of());
        process.runTo(got, "done");

        assertThat(root.resolve(folder + ".copy")).hasSameBinaryContentAs(root.resolve(folder + ".bin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "oldpartner"})
    void aFileThatIsNotThereYet(String connection) throws IOException {
        String instance = process.start(
                inputs("connector", "ftp-get", "connection", connection, "path", folder + "/later.txt"), Map.of());
        assertThat(process.runToIncident(instance)).startsWith("The server refuses the file ");

        Files.writeString(home.resolve(folder + "/later.txt"), "plain");
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance)).extracting("content").isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource({
        "partner-wrong-passphrase, the passphrase is another one",
        "partner-no-passphrase, it needs options.passphrase-secret",
        "partner-no-key, it is no private key in OpenSSH",
        "partner-other-key, 'refuses the user, key or password'",
        "partner-wrong-key, is not the one that options.host-key describes"
    })
    void keysThatDoNotFitAreToldApart(String connection, String reason) {
        String instance =
                process.start(inputs("connector", "ftp-list", "connection", connection, "path", folder), Map.of());

        assertThat(process.runToIncident(instance)).contains(reason);
        assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "oldpartner"})
    void movedIntoTheArchiveAndDeleted(String connection) throws IOException {
        Files.createDirectories(home.resolve(folder + "/done"));
        Files.writeString(home.resolve(folder + "/a.csv"), "1");
        Map<String, String> move = inputs(
                "connector",
                "ftp-move",
                "connection",
                connection,
                "path",
                folder + "/a.csv",
                "toPath",
                folder + "/done/a.csv");

        assertThat(outcome(move)).extracting("moved").isEqualTo(true);
        assertThat(home.resolve(folder + "/a.csv")).doesNotExist();
        assertThat(home.resolve(folder + "/done/a.csv")).hasContent("1");
        assertThat(outcome(move)).extracting("moved").isEqualTo(false);

        Files.writeString(home.resolve(folder + "/a.csv"), "2");
        String taken = process.start(move, Map.of());
        assertThat(process.runToIncident(taken)).contains("it is replaced only with overwrite = yes");
        assertThat(home.resolve(folder + "/done/a.csv")).hasContent("1");
        move.put("overwrite", "yes");
        assertThat(outcome(move)).extracting("moved").isEqualTo(true);
        assertThat(home.resolve(folder + "/done/a.csv")).hasContent("2");

        Map<String, String> delete =
                inputs("connector", "ftp-delete", "connection", connection, "path", folder + "/done/a.csv");
        assertThat(outcome(delete)).extracting("deleted").isEqualTo(true);
        assertThat(home.resolve(folder + "/done/a.csv")).doesNotExist();
        assertThat(outcome(delete)).extracting("deleted").isEqualTo(false);
        String gone = process.start(move, Map.of());
        assertThat(process.runToIncident(gone)).contains("There is no file ");
    }

    /** Of the address' folder a model knows nothing: the path of a result is one that the next task may be given. */
    @ParameterizedTest
    @ValueSource(strings = {"partner-below", "oldpartner-below"})
    void resultsNameThePathBelowTheFolderOfTheAddress(String connection) throws IOException {
        Files.createDirectories(home.resolve("below/" + folder + "/done"));
        String path = folder + "/a.txt";
        String archived = folder + "/done/a.txt";

        assertThat(outcome(inputs("connector", "ftp-put", "connection", connection, "path", path, "body", "plain")))
                .isEqualTo(Map.of("path", path));
        assertThat(home.resolve("below/" + path)).hasContent("plain");
        assertThat(outcome(inputs("connector", "ftp-get", "connection", connection, "path", path)))
                .isEqualTo(Map.of("path", path, "content", "plain"));
        assertThat(outcome(inputs("connector", "ftp-move", "connection", connection, "path", path, "toPath", archived)))
                .isEqualTo(Map.of("path", archived, "moved", true));
        assertThat(outcome(inputs("connector", "ftp-delete", "connection", connection, "path", archived)))
                .isEqualTo(Map.of("path", archived, "deleted", true));
        assertThat(home.resolve("below/" + archived)).doesNotExist();
    }

    private Object outcome(Map<String, String> inputs) {
        String instance = process.start(inputs, Map.of());
        process.runTo(instance, "done");
        return process.outcome(instance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner-wrong-key", "partner-wrong-password", "oldpartner-wrong-password"})
    void strangersAreNotTalkedTo(String connection) {
        String instance =
                process.start(inputs("connector", "ftp-list", "connection", connection, "path", folder), Map.of());

        assertThat(process.runToIncident(instance))
                .containsAnyOf("is not the one that options.host-key describes", "refuses the user");
    }

    @Test
    void pathsStayBelowTheFolder() {
        for (String path : List.of("../x", "/etc/passwd", "a/../../x", "x\r\nDELE y", "*")) {
            String instance = process.start(
                    inputs("connector", "ftp-get", "connection", "oldpartner", "path", "${path}"),
                    Map.of("path", path));
            assertThat(process.runToIncident(instance)).contains("'path' is a path below the connection's folder");
        }
    }

    @Test
    void aConnectionWithTlsWhoseAddressHasNoneIsRefusedBeforeSigningIn() {
        String instance =
                process.start(inputs("connector", "ftp-list", "connection", "mixed-partner", "path", "in"), Map.of());

        assertThat(process.runToIncident(instance))
                .isEqualTo("The connection 'mixed-partner' is of the type ftps, so its url must begin with ftps://.");
    }
}
