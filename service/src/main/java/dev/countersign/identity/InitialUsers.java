package dev.countersign.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells the operator, once, with which passwords the first start created its users. */
@ApplicationScoped
class InitialUsers {
    private static final Logger LOG = Logger.getLogger(InitialUsers.class);

    private final InitialUsersService service;
    private final Path file;

    InitialUsers(
            InitialUsersService service,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") String dataDir) {
        this.service = service;
        this.file = Path.of(dataDir).toAbsolutePath().normalize().resolve("secrets/initial-passwords");
    }

    void createAtFirstStart(@Observes @Priority(100) StartupEvent start) {
        Map<String, String> passwords = service.createIfNone(file);
        if (!passwords.isEmpty()) {
            LOG.infof(
                    "First start: created users with random passwords, shown this once:%n%s%nAlso in %s (delete it when noted).",
                    passwords.entrySet().stream()
                            .map(entry -> "    %-8s %s".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(System.lineSeparator())),
                    file);
        }
    }
}
