package dev.countersign.connector.ftp;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/** Files over FTP, with explicit TLS for {@code ftps}. */
final class FtpFiles implements RemoteFiles {

    private final FTPClient client;

    private FtpFiles(FTPClient client) {
        this.client = client;
    }

    static FtpFiles open(Connection connection, URI uri, CallContext context) throws IOException {
        boolean tls = "ftps".equals(uri.getScheme());
        FTPClient client = tls ? secured(context) : plain(context);
        int left = context.remainingMillis();
        client.setConnectTimeout(left);
        client.setDefaultTimeout(left);
        client.setDataTimeout(Duration.ofMillis(left));
        client.setControlEncoding("UTF-8");
        context.closeAtTimeout(client::disconnect);
        client.connect(uri.getHost(), uri.getPort() < 0 ? 21 : uri.getPort());
        String user = connection.user().orElse("anonymous");
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())
                || !client.login(user, connection.hasSecret() ? connection.secret(context.redaction()) : "")) {
            String reply = client.getReplyString().strip();
            client.disconnect();
            throw ConnectorFailure.of(
                    "sign-in",
                    Reach.NOT_SENT,
                    "The FTP server of '%s' refuses the user or password: %s".formatted(connection.name(), reply),
                    null);
        }
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
        client.enterLocalPassiveMode();
        client.setFileType(FTP.BINARY_FILE_TYPE);
        return new FtpFiles(client);
    }

    /** Disconnecting closes the connection for commands only; a transfer has one of its own. */
    private static FTPClient plain(CallContext context) {
        return new FTPClient() {
            @Override
            protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
                return ended(super._openDataConnection_(command, argument), context);
            }
        };
    }

    private static @Nullable Socket ended(@Nullable Socket transfer, CallContext context) {
        if (transfer != null) {
            context.closeAtTimeout(transfer);
        }
        return transfer;
    }

    private static FTPSClient secured(CallContext context) {
        FTPSClient client = new FTPSClient(false) {
            @Override
            protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
                return ended(super._openDataConnection_(command, argument), context);
            }
        };
        client.setEndpointCheckingEnabled(true);
        return client;
    }

    @Override
    public <T> T get(String path, Reader<T> reader) throws Exception {
        T result;
        try (InputStream content = client.retrieveFileStream(path)) {
            if (content == null) {
                throw refused(path);
            }
            result = reader.read(content);
        }
        if (!client.completePendingCommand()) {
            throw refused(path);
        }
        return result;
    }

    @Override
    public void put(String path, InputStream content) throws Exception {
        String temporary = path + ".part";
        if (!client.storeFile(temporary, content) || !client.rename(temporary, path)) {
            throw refused(path);
        }
    }

    @Override
    public List<Map<String, Object>> list(String path, int most) throws Exception {
        List<Map<String, Object>> files = new ArrayList<>();
        FTPFile[] found = client.listFiles(path);
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw refused(path);
        }
        for (FTPFile file : found) {
            if (file.isFile() && files.size() <= most) {
                files.add(Map.of(
                        "name", file.getName(),
                        "size", file.getSize(),
                        "modified",
                                file.getTimestampInstant() == null
                                        ? ""
                                        : file.getTimestampInstant().toString()));
            }
        }
        return files;
    }

    @Override
    public boolean exists(String path) throws Exception {
        boolean there = client.getSize(path) != null;
        if (!there && client.getReplyCode() != FTPReply.FILE_UNAVAILABLE) {
            throw refused(path);
        }
        return there;
    }

    @Override
    public void delete(String path) throws Exception {
        if (!client.deleteFile(path)) {
            throw refused(path);
        }
    }

    @Override
    public void rename(String path, String to) throws Exception {
        if (!client.rename(path, to)) {
            throw refused(to);
        }
    }

    private ConnectorFailure refused(String path) {
        return ConnectorFailure.of(
                "file",
                Reach.ANSWERED,
                "The server refuses the file %s: %s"
                        .formatted(path, client.getReplyString().strip()),
                null);
    }

    @Override
    public void close() throws IOException {
        if (client.isConnected()) {
            client.disconnect();
        }
    }
}
