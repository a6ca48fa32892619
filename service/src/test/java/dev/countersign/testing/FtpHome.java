package dev.countersign.testing;

import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A real FTP server of one user, who may write into a folder of this machine. */
public final class FtpHome implements AutoCloseable {

    private final FtpServer server;

    private FtpHome(FtpServer server) {
        this.server = server;
    }

    /** On a port of the loopback address. */
    public static FtpHome start(int port, String user, String password, Path home) throws FtpException {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
        users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        UserManager manager = users.createUserManager();
        BaseUser clerk = new BaseUser();
        clerk.setName(user);
        clerk.setPassword(password);
        clerk.setHomeDirectory(home.toString());
        clerk.setAuthorities(List.of(new WritePermission()));
        manager.save(clerk);
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        factory.setUserManager(manager);
        FtpServer server = factory.createServer();
        server.start();
        return new FtpHome(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
