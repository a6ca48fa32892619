package dev.countersign.job.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names the one machine whose process table this JVM sees: host name, boot and process-id name space (a container has
 * its own). Two JVMs with the same identity can look after each other's processes.
 */
public class HostIdentity {

    private HostIdentity() {}

    /** At most 200 characters; changes with a reboot and with a new container. */
    public static String current() {
        String identity = hostName() + "/" + bootId() + "/" + processNamespace();
        return identity.length() <= 200 ? identity : identity.substring(identity.length() - 200);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
        } catch (IOException e) {
            return "-";
        }
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "-";
        }
    }
}
