package dev.countersign.connector.ftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files over SFTP. */
final class SftpFiles implements RemoteFiles {

    private final Session session;
    private final ChannelSftp channel;

    private SftpFiles(Session session, ChannelSftp channel) {
        this.session = session;
        this.channel = channel;
    }

    static SftpFiles open(Connection connection, URI uri, CallContext context) throws JSchException {
        int port = uri.getPort() < 0 ? 22 : uri.getPort();
        JSch ssh = new JSch();
        String host = port == 22 ? uri.getHost() : "[" + uri.getHost() + "]:" + port;
        ssh.setKnownHosts(new ByteArrayInputStream(
                (host + " " + connection.requiredOption("host-key") + "\n").getBytes(StandardCharsets.UTF_8)));
        Session session = ssh.getSession(connection.user().orElse("anonymous"), uri.getHost(), port);
        session.setConfig("StrictHostKeyChecking", "yes");
        SftpSignIn.of(connection, context.redaction()).into(ssh, session);
        session.setTimeout(context.remainingMillis());
        context.closeAtTimeout(session::disconnect);
        try {
            session.connect(context.remainingMillis());
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(context.remainingMillis());
            return new SftpFiles(session, channel);
        } catch (JSchException e) {
            session.disconnect();
            if (e instanceof JSchHostKeyException || e.getCause() == null) {
                throw refused(connection, e);
            }
            throw e;
        }
    }

    private static ConnectorFailure refused(Connection connection, JSchException e) {
        return ConnectorFailure.of(
                "sign-in",
                Reach.NOT_SENT,
                e instanceof JSchHostKeyException
                        ? "The SFTP server of '%s' is not the one that options.host-key describes: %s"
                                .formatted(connection.name(), e.getMessage())
                        : "The SFTP server of '%s' refuses the user, key or password: %s"
                                .formatted(connection.name(), e.getMessage()),
                e);
    }

    @Override
    public <T> T get(String path, Reader<T> reader) throws Exception {
        try (InputStream content = channel.get(path)) {
            return reader.read(content);
        } catch (SftpException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void put(String path, InputStream content) throws Exception {
        String temporary = path + ".part";
        try {
            channel.put(content, temporary, ChannelSftp.OVERWRITE);
            channel.rename(temporary, path);
        } catch (SftpException e) {
            throw failure(path, e);
        }
    }

    @Override
    public List<Map<String, Object>> list(String path, int most) throws Exception {
        List<Map<String, Object>> files = new ArrayList<>();
        try {
            channel.ls(path, entry -> {
                if (entry.getAttrs().isReg()) {
                    files.add(Map.of(
                            "name", entry.getFilename(),
                            "size", entry.getAttrs().getSize(),
                            "modified",
                                    Instant.ofEpochSecond(entry.getAttrs().getMTime())
                                            .toString()));
                }
                return files.size() > most ? ChannelSftp.LsEntrySelector.BREAK : ChannelSftp.LsEntrySelector.CONTINUE;
            });
        } catch (SftpException e) {
            throw failure(path, e);
        }
        return files;
    }

    @Override
    public boolean exists(String path) {
        try {
            return channel.stat(path).isReg();
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw failure(path, e);
        }
    }

    @Override
    public void delete(String path) {
        try {
            channel.rm(path);
        } catch (SftpException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void rename(String path, String to) {
        try {
            channel.rename(path, to);
        } catch (SftpException e) {
            throw failure(to, e);
        }
    }

    private static ConnectorFailure failure(String path, SftpException e) {
        return ConnectorFailure.of(
                "file", Reach.ANSWERED, "The server refuses the file %s: %s".formatted(path, e.getMessage()), e);
    }

    @Override
    public void close() {
        channel.disconnect();
        session.disconnect();
    }
}
