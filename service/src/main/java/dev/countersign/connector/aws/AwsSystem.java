package dev.countersign.connector.aws;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * One of Amazon's services, or what speaks like it, for one call.
 *
 * @param words what it is, for people, such as {@code The object store}
 * @param region empty where the connection has to say it
 * @param repeats whether a request may be sent again within the call because it does no harm when it is done twice
 * @param maxAnswer the most bytes that are read of an answer
 */
public record AwsSystem(String words, String region, boolean repeats, long maxAnswer) {

    /** What the services call it when they do not know who signed, or the signature is wrong. */
    private static final Set<String> STRANGERS = Set.of(
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException");

    /** What is done with the client. */
    public interface Work<C, T> {
        T with(C client) throws Exception;
    }

    /** Builds the client, does the work and says in words what went wrong. The address is the connection's, whatever the answers say. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable, T> T use(
            B builder, Connection connection, CallContext context, Work<C, T> work) throws Exception {
        builder.region(Region.of(connection
                        .option("region")
                        .orElseGet(() -> region.isEmpty() ? connection.requiredOption("region") : region)))
                .credentialsProvider(credentials(connection, context))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(context.remaining())
                        .socketTimeout(context.remaining()))
                .overrideConfiguration(override -> configure(override, context));
        connection.findUrl().map(URI::create).ifPresent(builder::endpointOverride);
        try (C client = builder.build()) {
            context.closeAtTimeout(client);
            return work.with(client);
        } catch (AwsServiceException e) {
            throw refused(connection, e);
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
            throw ConnectorFailure.of("timeout", Reach.UNKNOWN, words + " did not answer in time.", e);
        } catch (SdkClientException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void configure(ClientOverrideConfiguration.Builder override, CallContext context) {
        override.apiCallTimeout(context.remaining()).addExecutionInterceptor(new AnswerLimit(words, maxAnswer));
        override.retryStrategy(repeats ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry());
    }

    private ConnectorFailure refused(Connection connection, AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        String message = e.awsErrorDetails() == null
                ? e.getMessage()
                : e.awsErrorDetails().errorMessage();
        if (STRANGERS.contains(code)) {
            return ConnectorFailure.of(
                    "sign-in",
                    Reach.ANSWERED,
                    "%s of '%s' refuses the key or its secret. %s: %s"
                            .formatted(words, connection.name(), code, message),
                    e);
        }
        return ConnectorFailure.status(
                e.statusCode(),
                "%s of '%s' answered with the status %d. %s%s"
                        .formatted(
                                words, connection.name(), e.statusCode(), code.isEmpty() ? "" : code + ": ", message),
                "");
    }

    private static AwsCredentialsProvider credentials(Connection connection, CallContext context) {
        return connection.user().isPresent() && connection.hasSecret()
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(connection.user().get(), connection.secret(context.redaction())))
                : DefaultCredentialsProvider.builder().build();
    }
}
