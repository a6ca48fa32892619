package dev.countersign.connector.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The container of a connection, for one call.
 *
 * @param prefix of all names
 * @param signature what has to follow the address of a blob so that the store itself may read it; empty with a key
 */
record BlobSession(BlobContainerClient container, String prefix, String signature, CallContext context) {

    /** What is done with the container. */
    interface Work<T> {
        T with(BlobSession session) throws Exception;
    }

    static <T> T use(Connection connection, CallContext context, Work<T> work) throws Exception {
        String address = connection.url();
        if (address.contains("?")) {
            throw configuration(connection, "must not have a signature in its address: set .secret.", null);
        }
        BlobContainerClientBuilder builder = new BlobContainerClientBuilder()
                .configuration(Configuration.NONE)
                .endpoint(address)
                .containerName(connection.requiredOption("container"))
                .httpClient(client(context.remaining()))
                // each try is one request: further ones are the connector's
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED, 1, seconds(context.remaining()), null, null, null));
        String signature = "";
        String kind = connection.option("sign-in").orElse("key");
        if (kind.equals("sas")) {
            signature = signature(connection, context);
            builder.sasToken(signature);
        } else if (kind.equals("key")) {
            builder.credential(key(connection, context));
        } else {
            throw configuration(connection, "has the unknown options.sign-in '%s'.".formatted(kind), null);
        }
        BlobContainerClient container;
        try {
            container = builder.buildClient();
        } catch (IllegalArgumentException e) {
            throw configuration(connection, "has an address that cannot be used: " + e.getMessage(), e);
        }
        try {
            return work.with(
                    new BlobSession(container, connection.option("prefix").orElse(""), signature, context));
        } catch (Exception e) {
            throw BlobFailures.read(connection.name(), e);
        }
    }

    /** The time that is left, for a request. */
    Duration remaining() {
        return context.remaining();
    }

    private static com.azure.core.http.HttpClient client(Duration left) {
        return new JdkHttpClientBuilder(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY))
                .configuration(Configuration.NONE)
                .connectionTimeout(left)
                .writeTimeout(left)
                .responseTimeout(left)
                .readTimeout(left)
                .build();
    }

    /** The client counts whole seconds, and takes none for its own default. */
    private static Duration seconds(Duration left) {
        return Duration.ofSeconds(Math.max(1, left.toSeconds()));
    }

    private static StorageSharedKeyCredential key(Connection connection, CallContext context) {
        String key = connection.secret(context.redaction());
        try {
            Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw configuration(connection, "has a secret that is no account key: it must be Base64.", null);
        }
        return new StorageSharedKeyCredential(
                connection
                        .user()
                        .orElseThrow(() -> configuration(connection, "has no user: the account's name.", null)),
                key);
    }

    private static String signature(Connection connection, CallContext context) {
        String token = connection.secret(context.redaction());
        String signature = token.startsWith("?") ? token.substring(1) : token;
        for (String part : signature.split("&", -1)) {
            if (part.startsWith("sig=")) {
                // an answer may repeat it alone, and decoded
                context.redaction().hide(part.substring(4));
                context.redaction().hide(URLDecoder.decode(part.substring(4), StandardCharsets.UTF_8));
            }
        }
        return signature;
    }

    private static ConnectorFailure configuration(Connection connection, String what, @Nullable Throwable cause) {
        return ConnectorFailure.of(
                "configuration", Reach.NOT_SENT, "The connection '%s' %s".formatted(connection.name(), what), cause);
    }
}
