package dev.countersign.connector.s3;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.aws.AwsSystem;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A client for the store of a connection, for one call. */
public final class Store {

    /** Objects may be as large as they are: whoever takes one into a variable counts. */
    private static final AwsSystem SYSTEM = new AwsSystem("The object store", "us-east-1", true, Long.MAX_VALUE);

    private Store() {}

    /** What is done with the client. */
    public interface Work<T> {
        T with(S3Client client, String bucket, String prefix) throws Exception;
    }

    /** Opens a client, uses it and closes it; what the store refuses becomes a failure with its words. */
    public static <T> T use(Connection connection, CallContext context, Work<T> work) throws Exception {
        String bucket = connection.requiredOption("bucket");
        S3ClientBuilder builder = S3Client.builder()
                .forcePathStyle(
                        Boolean.parseBoolean(connection.option("path-style").orElse("true")))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return SYSTEM.use(
                builder,
                connection,
                context,
                client -> work.with(client, bucket, connection.option("prefix").orElse("")));
    }
}
