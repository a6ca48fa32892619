package dev.countersign.connector.peer;

import dev.countersign.testing.FtpHome;
import dev.countersign.testing.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.ftpserver.ftplet.FtpException;

/** An FTP server whose user sees a folder. */
final class FtpPeer implements LivePeer {

    private static final String PASSWORD = "partner-password-Hn3";

    private final int port = LoopbackPort.free();
    private final Path home;

    FtpPeer(Path home) throws IOException, FtpException {
        this.home = Files.createDirectories(home);
        FtpHome.start(port, "clerk", PASSWORD, home);
    }

    @Override
    public Map<String, String> address() {
        return Map.of(
                "url", "ftp://127.0.0.1:" + port, "user", "clerk", "password", PASSWORD, "folder", home.toString());
    }
}
