package dev.countersign.connector.s3;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A client for the store of a connection, for one call. */
final class Store {

    private Store() {}

    /** What is done with the client. */
    interface Work<T> {
        T with(S3Client client, String bucket, String prefix) throws Exception;
    }

    static <T> T use(Connection connection, CallContext context, Work<T> work) throws Exception {
        String bucket = connection.requiredOption("bucket");
        try (S3Client client = client(connection, context)) {
            context.closeAtTimeout(client);
            return work.with(client, bucket, connection.option("prefix").orElse(""));
        } catch (AwsServiceException e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode() + ": ";
            String message = e.awsErrorDetails() == null
                    ? e.getMessage()
                    : e.awsErrorDetails().errorMessage();
            throw ConnectorFailure.status(
                    e.statusCode(),
                    "The object store of '%s' answered with the status %d. %s%s"
                            .formatted(connection.name(), e.statusCode(), code, message),
                    "");
        } catch (ApiCallTimeoutException e) {
            throw ConnectorFailure.of("timeout", Reach.UNKNOWN, "The object store did not answer in time.", e);
        } catch (SdkClientException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static S3Client client(Connection connection, CallContext context) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(connection.option("region").orElse("us-east-1")))
                .forcePathStyle(
                        Boolean.parseBoolean(connection.option("path-style").orElse("true")))
                .credentialsProvider(credentials(connection, context))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(context.remaining())
                        .socketTimeout(context.remaining()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        override -> override.apiCallTimeout(context.remaining()).retryStrategy(RetryMode.STANDARD));
        connection.findUrl().map(URI::create).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(Connection connection, CallContext context) {
        return connection.user().isPresent() && connection.hasSecret()
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(connection.user().get(), connection.secret(context.redaction())))
                : DefaultCredentialsProvider.builder().build();
    }
}
