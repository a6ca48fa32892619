package dev.countersign.job.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobSubmissionException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service does not start with, or a job does not. */
class ConfiguredEnvironmentTest {

    private final ConfiguredEnvironment environments =
            new ConfiguredEnvironment(new JobSecrets(new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(SecretConfig.class)
                    .withDefaultValues(Map.of(
                            "countersign.secret.db", "for-the-database",
                            "countersign.secret.gone.file", "/nowhere/gone",
                            "countersign.secret.gone.jobs", "true"))
                    .build()
                    .getConfigMapping(SecretConfig.class)));

    @Test
    void aSecretMustBeForJobs() {
        assertThatThrownBy(() -> environments.check("x.environment", Map.of("PASSWORD", "{{secret:db}}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("x.environment.PASSWORD names the secret 'db', which jobs must not have:"
                        + " set countersign.secret.db.jobs=true.");
    }

    @Test
    void aVariableMustBeOneThatAShellHandsOn() {
        assertThatThrownBy(() -> environments.check("x.environment", Map.of("discovery.type", "single-node")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("x.environment.discovery.type must have a name of letters, digits and underscores.");
    }

    @Test
    void wordsOfACommandLineHoldNoSecrets() {
        assertThatThrownBy(() -> ConfiguredEnvironment.checkWords("x.arguments", List.of("-p", "{{secret:db}}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("x.arguments must not name a secret: every user of the machine can read command lines."
                        + " Put it into the environment.");
    }

    @Test
    void whatTheContainerRuntimeUsesItselfHoldsNoSecrets() {
        assertThatThrownBy(() -> ContainerCommand.check("x.environment", Map.of("DOCKER_HOST", "{{secret:gone}}")))
                .hasMessageStartingWith("x.environment.DOCKER_HOST must not name a secret:");
        assertThatCode(() -> ContainerCommand.check(
                        "x.environment", Map.of("PATH", "/opt/bin", "PASSWORD", "{{secret:gone}}")))
                .doesNotThrowAnyException();
    }

    @Test
    void aJobWithoutItsSecretIsNotStarted() {
        environments.check("x.environment", Map.of("PASSWORD", "{{secret:gone}}"));

        assertThatThrownBy(() -> environments.filled(Map.of("PASSWORD", "{{secret:gone}}")))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("The secret 'gone' should be in the file /nowhere/gone, which cannot be read.");
    }
}
