package dev.countersign.connector.ftp;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a connection signs in to an SFTP server: by a private key, by a password, or by both where the server asks so. */
record SftpSignIn(String connection, Optional<String> key, Optional<String> passphrase, Optional<String> password) {

    static SftpSignIn of(Connection connection, Redaction redaction) {
        Optional<String> key = connection.secretOption("key-secret", redaction);
        return new SftpSignIn(
                connection.name(),
                key,
                connection.secretOption("passphrase-secret", redaction),
                key.isPresent() && !connection.hasSecret()
                        ? Optional.empty()
                        : Optional.of(connection.secret(redaction)));
    }

    void into(JSch ssh, Session session) {
        key.ifPresent(text -> identity(ssh, text));
        password.ifPresent(session::setPassword);
        String methods =
                (key.isPresent() ? "publickey," : "") + (password.isPresent() ? "password,keyboard-interactive" : "");
        session.setConfig("PreferredAuthentications", methods.replaceFirst(",$", ""));
    }

    private void identity(JSch ssh, String text) {
        byte[] bytes = (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        byte @Nullable [] phrase =
                passphrase.map(value -> value.getBytes(StandardCharsets.UTF_8)).orElse(null);
        try {
            KeyPair pair = KeyPair.load(ssh, bytes.clone(), null);
            if (pair.isEncrypted() && (phrase == null || !pair.decrypt(phrase.clone()))) {
                throw unusable(
                        phrase == null ? "it needs options.passphrase-secret." : "the passphrase is another one.",
                        null);
            }
            pair.dispose();
            ssh.addIdentity(connection, bytes, null, phrase);
        } catch (JSchException e) {
            // its message can repeat parts of the key
            throw unusable("it is no private key in OpenSSH, PEM or PuTTY form.", e);
        }
    }

    private ConnectorFailure unusable(String why, @Nullable Throwable cause) {
        return ConnectorFailure.of(
                "secret",
                Reach.NOT_SENT,
                "The private key (options.key-secret) of the connection '%s' cannot be used: %s"
                        .formatted(connection, why),
                cause);
    }
}
