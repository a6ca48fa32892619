package dev.countersign.sensor.probe;

import dev.countersign.connector.Connections;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.connector.secret.SecretConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A probe whose query goes to a database of another address, as an administrator may configure it. */
public final class SilentDatabase {

    private static final String QUERY = "countersign.sensor.probe.query.test-marker.";

    private SilentDatabase() {}

    /** Asks whoever listens on that port of this machine, and would wait for an hour. */
    public static Probe probe(int port, Connections connections) {
        ProbeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProbeConfig.class)
                .withDefaultValues(Map.of(
                        QUERY + "sql", "select 1",
                        QUERY + "timeout", "1h",
                        QUERY + "jdbc-url", "jdbc:postgresql://127.0.0.1:" + port + "/silent"))
                .build()
                .getConfigMapping(ProbeConfig.class);
        DataSource unused = new PGSimpleDataSource();
        SecretConfig secrets = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .build()
                .getConfigMapping(SecretConfig.class);
        return new SqlProbe(config, new Connected(connections), new NamedSecrets(secrets), unused);
    }
}
