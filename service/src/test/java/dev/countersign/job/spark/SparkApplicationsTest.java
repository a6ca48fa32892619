package dev.countersign.job.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobSpec;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkApplicationsTest {

    private static final String PI = "countersign.job.spark.applications.pi";

    @Test
    void pythonIsRefusedAtStart() {
        assertThatThrownBy(() -> applications(Map.of(PI + ".py-file", "/jobs/pi.py")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(PI + ".py-file cannot be run: the Spark runtime has no Python.");
    }

    @Test
    void anApplicationNeedsAMainClass() {
        assertThatThrownBy(() -> applications(Map.of(PI + ".jar", "/jobs/pi.jar")))
                .hasMessage(PI + " must be the main class of the application pi.");
    }

    @Test
    void aRelativeJarIsRefusedAtStart() {
        assertThatThrownBy(() -> applications(Map.of(PI, "Pi", PI + ".jar", "pi.jar")))
                .hasMessage(PI + ".jar must be an absolute path or a URL, not pi.jar");
        assertThatCode(() -> applications(Map.of(PI, "Pi", PI + ".jar", "s3a://jars/pi.jar")))
                .doesNotThrowAnyException();
    }

    @Test
    void propertiesThatTheServiceSetsAreRefusedAtStart() {
        assertThatThrownBy(() -> applications(Map.of(PI, "Pi", PI + ".conf.\"spark.app.name\"", "other")))
                .hasMessage(PI + ".conf must not set spark.app.name: the service sets it.");
        assertThatThrownBy(() -> applications(Map.of(PI, "Pi", PI + ".conf.\"hadoop.x\"", "y")))
                .hasMessage(PI + ".conf must not set hadoop.x:"
                        + " Spark takes only properties whose names begin with spark.");
    }

    @Test
    void secretsStandInPropertiesOnlyAndOnlyWhereTheyCanBeHandedOver() {
        assertThatThrownBy(() -> applications(Map.of(PI, "Pi", PI + ".arguments", "--key,{{secret:s3}}")))
                .hasMessage(PI + ".arguments must not name a secret: every user of the machine can read command lines."
                        + " Put it into .conf.");
        SparkApplications named = applications(Map.of(PI, "Pi", PI + ".conf.\"spark.hadoop.key\"", "{{secret:s3}}"));
        assertThatThrownBy(() -> named.checkSecrets(secrets(Map.of("countersign.secret.s3", "s3-password"))))
                .hasMessage(PI + ".conf.spark.hadoop.key names the secret 's3', which jobs must not have:"
                        + " set countersign.secret.s3.jobs=true.");
        assertThatCode(() -> named.checkSecrets(
                        secrets(Map.of("countersign.secret.s3", "s3-password", "countersign.secret.s3.jobs", "true"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> named.refuseSecrets("spark-kubernetes"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        PI + ".conf.spark.hadoop.key names a secret, which cannot be handed over on spark-kubernetes.");
    }

    private static JobSecrets secrets(Map<String, String> values) {
        return new JobSecrets(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SecretConfig.class));
    }

    @Test
    void aJarOfItsOwnNeedsNoResultUnlessTheOperatorSaysSo() {
        assertThat(applications(Map.of(PI, "Pi")).needsResult("pi")).isTrue();
        assertThat(applications(Map.of(PI, "Pi", PI + ".jar", "/pi.jar")).needsResult("pi"))
                .isFalse();
        assertThat(applications(Map.of(PI, "Pi", PI + ".jar", "/pi.jar", PI + ".result", "required"))
                        .needsResult("pi"))
                .isTrue();
        assertThat(applications(Map.of(PI, "Pi", PI + ".result", "optional")).needsResult("pi"))
                .isFalse();
    }

    @Test
    void parametersAreThoseOfTheArguments() {
        SparkApplications pi =
                applications(Map.of(PI, "Pi", PI + ".jar", "/pi.jar", PI + ".arguments", "{slices},{to},{jobKey}"));

        assertThatCode(() -> pi.check(pi(Map.of("slices", "1", "to", "x")))).doesNotThrowAnyException();
        assertThatThrownBy(() -> pi.check(pi(Map.of("slices", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parameter 'to' is missing.");
        assertThatThrownBy(() -> pi.check(pi(Map.of("slices", "1", "to", "x", "slice", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The application 'pi' takes no parameter 'slice'; it takes slices, to.");
        assertThatThrownBy(() -> pi.check(pi(Map.of("slices", "1", "to", "x", "jobKey", "2"))))
                .hasMessage("The application 'pi' takes no parameter 'jobKey'; it takes slices, to.");
        assertThatThrownBy(() ->
                        applications(Map.of(PI, "Pi", PI + ".jar", "/pi.jar")).check(pi(Map.of("a", "1"))))
                .hasMessage("The application 'pi' takes no parameter 'a'; it takes none.");
    }

    @Test
    void aPackagedApplicationChecksItsParametersItself() {
        assertThatCode(() -> applications(Map.of(PI, "Pi")).check(pi(Map.of("any", "1"))))
                .doesNotThrowAnyException();
    }

    private static JobSpec pi(Map<String, String> parameters) {
        return new JobSpec("pi", parameters, Map.of());
    }

    private static SparkApplications applications(Map<String, String> values) {
        return new SparkApplications(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withDefaultValues(new HashMap<>(values))
                .build()
                .getConfigMapping(SparkConfig.class));
    }
}
