package dev.countersign.connector.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSecretsTest {

    @TempDir
    Path folder;

    @Test
    void onlyASecretThatSaysSoIsForJobs() {
        JobSecrets secrets = secrets(Map.of("db", "for-the-database", "mail", "for-the-mail"), "db");

        assertThatCode(() -> secrets.check("x.URL", "user={{secret:db}}&ssl=true"))
                .doesNotThrowAnyException();
        assertThat(secrets.fill(Map.of("URL", "user={{secret:db}}&ssl=true", "PLAIN", "{secret:db}")))
                .isEqualTo(Map.of("URL", "user=for-the-database&ssl=true", "PLAIN", "{secret:db}"));
        assertThatThrownBy(() -> secrets.check("x.URL", "{{secret:mail}}"))
                .hasMessage("x.URL names the secret 'mail', which jobs must not have:"
                        + " set countersign.secret.mail.jobs=true.");
        assertThatThrownBy(() -> secrets.fill("{{secret:mail}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret 'mail' must not be given to jobs; set countersign.secret.mail.jobs=true.");
    }

    @Test
    void whatNobodyCanGiveIsNamed() {
        JobSecrets secrets = secrets(Map.of("db.file", folder.resolve("db").toString()), "db");

        assertThatThrownBy(() -> secrets.check("x.URL", "{{secret:dv}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("x.URL names the secret 'dv', which is not there: set countersign.secret.dv,"
                        + " or .file or .env below it, and .jobs=true.");
        assertThatThrownBy(() -> secrets.check("x.URL", "{{secret:db}} {{secret: db}}"))
                .hasMessageStartingWith("x.URL must name a secret as {{secret:NAME}}");
        assertThatThrownBy(() -> secrets.fill("{{secret:db}}"))
                .hasMessage(
                        "The secret 'db' should be in the file " + folder.resolve("db") + ", which cannot be read.");
        assertThat(secrets.hidden().isEmpty()).isTrue();
    }

    @Test
    void aValueThatWasChangedStaysHidden() throws IOException {
        Path file = Files.writeString(folder.resolve("db"), "the-first-value\n");
        JobSecrets secrets = secrets(Map.of("db.file", file.toString()), "db");
        assertThat(secrets.fill("{{secret:db}}")).isEqualTo("the-first-value");

        Files.writeString(file, "the-second-value\n");

        assertThat(secrets.fill("{{secret:db}}")).isEqualTo("the-second-value");
        assertThat(secrets.hidden().clean("the-first-value, the-second-value")).isEqualTo("[secret], [secret]");
    }

    @Test
    void whatJobsMayHaveIsHiddenBeforeAnyRun() {
        JobSecrets secrets =
                secrets(Map.of("db", "line one of the key\nand line two of it\nend", "mail", "plain"), "db");

        assertThat(secrets.hidden().clean("1: and line two of it\n2: end plain"))
                .isEqualTo("1: [secret]\n2: end plain");
    }

    private static JobSecrets secrets(Map<String, String> values, String forJobs) {
        Map<String, String> properties = new HashMap<>();
        values.forEach((name, value) -> properties.put("countersign.secret." + name, value));
        properties.put("countersign.secret." + forJobs + ".jobs", "true");
        return new JobSecrets(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(SecretConfig.class));
    }
}
