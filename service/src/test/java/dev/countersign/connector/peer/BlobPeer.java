package dev.countersign.connector.peer;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.countersign.testing.Azurite;
import dev.countersign.testing.LoopbackPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/** Azurite with an empty container, and a signature with which anybody reads and writes its blobs by plain HTTP. */
final class BlobPeer implements LivePeer {

    private static final String ACCOUNT = "clerk";
    private static final String KEY =
            Base64.getEncoder().encodeToString("blobs-key-Vd8".getBytes(StandardCharsets.UTF_8));

    private final String url;
    private final BlobContainerClient container;

    BlobPeer() throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        Azurite.start(port, ACCOUNT, KEY);
        url = "http://127.0.0.1:" + port + "/" + ACCOUNT;
        container = new BlobContainerClientBuilder()
                .httpClient(new JdkHttpClientBuilder().build())
                .endpoint(url)
                .credential(new StorageSharedKeyCredential(ACCOUNT, KEY))
                .containerName("exchange")
                .buildClient();
        container.create();
    }

    @Override
    public Map<String, String> address() {
        String signature = container.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(2),
                new BlobContainerSasPermission()
                        .setReadPermission(true)
                        .setWritePermission(true)
                        .setCreatePermission(true)));
        return Map.of("url", url, "user", ACCOUNT, "password", KEY, "container", "exchange", "signature", signature);
    }
}
