package dev.countersign.connector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority, a server's and a client's certificate of it, and a second authority, made by the JDK's keytool. */
final class TestCertificates {

    static final char[] PASSWORD = "test-password".toCharArray();

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    void make() throws Exception {
        Files.createDirectories(folder);
        for (String name : List.of("ca", "other", "server", "client")) {
            Files.deleteIfExists(store(name));
        }
        authority("ca");
        authority("other");
        signed("server", "CN=127.0.0.1", "san=ip:127.0.0.1");
        signed("client", "CN=countersign-client", "eku=clientAuth");
        pem("ca.pem", "CERTIFICATE", open("ca").getCertificate("ca").getEncoded());
        pem("other.pem", "CERTIFICATE", open("other").getCertificate("other").getEncoded());
        pem("client.pem", "CERTIFICATE", open("client").getCertificate("client").getEncoded());
        Key key = open("client").getKey("client", PASSWORD);
        pem("client-key.pem", "PRIVATE KEY", key.getEncoded());
    }

    KeyStore server() throws Exception {
        return open("server");
    }

    KeyStore authority() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        Certificate certificate = open("ca").getCertificate("ca");
        trust.setCertificateEntry("ca", certificate);
        return trust;
    }

    private void authority(String name) throws Exception {
        keytool(name, "-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name, "-ext", "bc=ca:true");
    }

    private void signed(String name, String subject, String extension) throws Exception {
        String request = folder.resolve(name + ".csr").toString();
        String answer = folder.resolve(name + ".crt").toString();
        keytool(name, "-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", subject);
        keytool(name, "-certreq", "-alias", name, "-file", request);
        keytool("ca", "-gencert", "-alias", "ca", "-infile", request, "-outfile", answer, "-ext", extension);
        keytool(
                "ca",
                "-exportcert",
                "-alias",
                "ca",
                "-file",
                folder.resolve("ca.crt").toString());
        keytool(
                name,
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                folder.resolve("ca.crt").toString());
        keytool(name, "-importcert", "-noprompt", "-alias", name, "-file", answer);
    }

    private void keytool(String store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", store(store).toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    private KeyStore open(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                what,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                                what));
    }
}
