package dev.countersign.storage;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The bucket of the configuration, with a client that is made when it is first needed. */
@ApplicationScoped
class Bucket {

    private final StorageConfig.S3 config;
    private @Nullable S3Client client;

    Bucket(StorageConfig config) {
        this.config = config.s3();
    }

    String name() {
        return config.bucket()
                .orElseThrow(() -> new IllegalStateException(
                        "countersign.storage.s3.bucket is missing; files in S3 cannot be reached without it"));
    }

    String key(UUID id) {
        return config.prefix() + id;
    }

    /** The file whose content an object is; empty when the key is none of ours. */
    Optional<UUID> idOf(String key) {
        try {
            String last = key.substring(config.prefix().length());
            UUID id = UUID.fromString(last);
            return id.toString().equals(last) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    synchronized S3Client client() {
        if (client == null) {
            client = connect();
        }
        return client;
    }

    private S3Client connect() {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // checksums that not every store beside AWS knows; the SHA-256 of each file is in the database
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.apiCallTimeout(config.timeout()));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private AwsCredentialsProvider credentials() {
        return config.accessKey().isPresent() && config.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKey().get(), config.secretKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
