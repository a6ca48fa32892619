package dev.countersign;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.notification.EmbeddedMail;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service. Unless a JDBC URL is configured, its own PostgreSQL comes first, because the data source must know
 * where to connect before the application starts.
 */
@QuarkusMain
public class CountersignApplication {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** Runs until the process is told to stop. */
    public static void main(String... args) throws IOException {
        SmallRyeConfig config = bootstrapConfig();
        EmbeddedMail.settings(config).forEach(System::setProperty);
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            Quarkus.run(args);
            return;
        }
        Path dataDir = Path.of(
                config.getOptionalValue("countersign.data-dir", String.class).orElse("data"));
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
        System.setProperty(JDBC_URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.user());
        System.setProperty("quarkus.datasource.password", "");

        CountDownLatch applicationEnded = new CountDownLatch(1);
        // The virtual machine ends when all hooks have; this one keeps the database until the application is down.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(applicationEnded, database), "stop-database"));
        // The default handler of the end is System.exit, which never returns while the hooks run: say it before.
        Quarkus.run(
                null,
                (exitCode, problem) -> {
                    applicationEnded.countDown();
                    System.exit(exitCode);
                },
                args);
    }

    private static void stopAfter(CountDownLatch applicationEnded, EmbeddedDatabase database) {
        try {
            applicationEnded.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }

    /** The sources of configuration that count before the application starts: system, environment and files. */
    private static SmallRyeConfig bootstrapConfig() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withProfile("prod");
        Path file = Path.of("config", "application.properties");
        if (Files.isReadable(file)) {
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
        }
        return builder.build();
    }
}
