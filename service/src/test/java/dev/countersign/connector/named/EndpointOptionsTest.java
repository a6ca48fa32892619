package dev.countersign.connector.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.camel.CamelRuntime;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may leave open, and how a start ends with what may not be. */
class EndpointOptionsTest {

    private static final String HTTP = "http://api.example.com/orders?httpMethod=POST";
    private static final ComponentCatalog CATALOG = new ComponentCatalog(new CamelRuntime());

    @Test
    void openOptionsKeepTheOrderOfTheConfigurationAndKnowWhatTheUriSays() {
        EndpointOptions options = options(HTTP, "userAgent,httpMethod");

        assertThat(options.of("target")).extracting(OpenOption::name).containsExactly("userAgent", "httpMethod");
        assertThat(options.of("target")).extracting(OpenOption::set).containsExactly(false, true);
        assertThat(options.of("another")).isEmpty();
    }

    @Test
    void aSecretInTheUriIsNoHindrance() {
        String uri = HTTP + "&authMethod=Basic&authUsername=anna&authPassword=RAW({{secret:a&b}})";

        assertThat(options(uri, "userAgent").of("target")).hasSize(1);
    }

    @Test
    void anUnknownOptionEndsTheStart() {
        assertThatThrownBy(() -> options("file:/data/out", "fileNam"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "countersign.connector.endpoint-options.target: Camel's component 'file' has no option 'fileNam' (https://camel.apache.org/components/4.18.x/file-component.html).");
    }

    @Test
    void anEndpointThatIsNotThereEndsTheStart() {
        assertThatThrownBy(() -> new EndpointOptions(
                        config(Map.of("countersign.connector.endpoint-options.target", "fileName")), CATALOG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "countersign.connector.endpoint-options.target: there is no endpoint 'target' (countersign.connector.endpoints.target).");
    }

    @Test
    void aComponentThatIsNotThereEndsTheStart() {
        assertThatThrownBy(() -> options("nats:orders", "flushTimeout"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("countersign.connector.endpoint-options.target: the component");
    }

    @ParameterizedTest
    @CsvSource({
        "file:/data, directoryName, decides where a message goes",
        "file:/data, jailStartingDirectory, decides where a message goes",
        "file:/data, moveExisting, decides where a message goes",
        "file:/data, tempFileName, decides where a message goes",
        "file:/data, moveExistingFileStrategy, 'names an object, a file or a class'",
        "file:/data, exchangePattern, 'is for receiving, and nothing is received here'",
        "file:/data, preMove, 'is for receiving, and nothing is received here'",
        "file:/data, chmod, is about signing in and trust",
        "file:/data, bufferSize, is about how the component works as a whole",
        "http://x, httpUri, decides where a message goes",
        "http://x, bridgeEndpoint, decides where a message goes",
        "http://x, proxyHost, decides where a message goes",
        "http://x, proxyAuthPassword, is a secret",
        "http://x, authPassword, is a secret",
        "http://x, authUsername, is a secret",
        "http://x, oauth2TokenEndpoint, is about signing in and trust",
        "http://x, customHostHeader, decides where a message goes",
        "http://x, preserveHostHeader, decides where a message goes",
        "http://x, followRedirects, decides where a message goes",
        "http://x, useSystemProperties, is about how the component works as a whole",
        "http://x, logHttpActivity, is about signing in and trust",
        "http://x, headerFilterStrategy, 'names an object, a file or a class'",
        "http://x, clientConnectionManager, 'names an object, a file or a class'",
        "https://x, sslContextParameters, 'names an object, a file or a class'",
        "kafka:orders, topic, decides where a message goes",
        "kafka:orders, brokers, decides where a message goes",
        "kafka:orders, valueSerializer, decides what runs",
        "kafka:orders, interceptorClasses, is about how the service runs",
        "kafka:orders, partitioner, decides what runs",
        "kafka:orders, kerberosInitCmd, is about signing in and trust",
        "kafka:orders, saslJaasConfig, is a secret",
        "kafka:orders, maxBlockMs, is about how much of the service a call takes",
        "kafka:orders, additionalProperties, 'names an object, a file or a class'",
        "smtp:mail.example.com, host, decides where a message goes",
        "smtp:mail.example.com, to, decides where a message goes",
        "smtp:mail.example.com, bcc, decides where a message goes",
        "smtp:mail.example.com, password, is a secret",
        "smtp:mail.example.com, javaMailSender, 'names an object, a file or a class'"
    })
    void whatCouldReachElsewhereSignInOrRunSomethingEndsTheStart(String uri, String option, String reason) {
        assertThatThrownBy(() -> options(uri, option))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "countersign.connector.endpoint-options.target: the option '%s' of Camel's component '%s' cannot be left open to models: it %s. Set it in countersign.connector.endpoints.target."
                                .formatted(option, ComponentCatalog.scheme(uri), reason));
    }

    private static EndpointOptions options(String uri, String names) {
        return new EndpointOptions(
                config(Map.of(
                        "countersign.connector.endpoints.target",
                        uri,
                        "countersign.connector.endpoint-options.target",
                        names)),
                CATALOG);
    }

    private static ConnectorConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConnectorConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(ConnectorConfig.class);
    }
}
