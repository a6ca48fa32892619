package dev.countersign.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.S3Server;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(S3Profile.class)
class S3ContentTest {

    @Inject
    FileStore store;

    @Inject
    OrphanCleanup cleanup;

    @Inject
    Clock clock;

    @Test
    void keepsTheContentInTheBucket() throws IOException {
        byte[] content = FileStoreTest.picture(1_300_000);

        StoredFile stored = store.store(file(content));

        assertThat(Files.readAllBytes(object(stored.id()))).isEqualTo(content);
        try (InputStream in = store.open(stored.id())) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void deletesTheObjectOnceTheRowIsGone() {
        UUID id = store.store(file(FileStoreTest.picture(50))).id();

        QuarkusTransaction.begin();
        store.delete(id);
        assertThat(object(id)).exists();
        QuarkusTransaction.rollback();
        assertThat(object(id)).exists();
        store.delete(id);

        assertThat(object(id)).doesNotExist();
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void cleansUpOldObjectsWithoutARow() throws IOException {
        cleanup.deleteOrphans(); // what an earlier run has left in the bucket
        StoredFile kept = store.store(file(FileStoreTest.picture(50)));
        UUID fresh = rolledBack();
        UUID old = rolledBack();
        Path foreign = Files.writeString(object(old).resolveSibling("not-ours"), "left alone");
        for (Path object : new Path[] {object(kept.id()), object(old), foreign}) {
            Files.setLastModifiedTime(object, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
        }

        assertThat(cleanup.deleteOrphans()).isEqualTo(1);

        assertThat(object(old)).doesNotExist();
        assertThat(object(fresh)).exists();
        assertThat(object(kept.id())).exists();
        assertThat(foreign).exists();
    }

    private UUID rolledBack() {
        QuarkusTransaction.begin();
        UUID id = store.store(file(FileStoreTest.picture(50))).id();
        QuarkusTransaction.rollback();
        return id;
    }

    private static Path object(UUID id) {
        return S3Server.BUCKET.resolve("countersign/files").resolve(id.toString());
    }

    private static NewFile file(byte[] content) {
        return new NewFile(new ByteArrayInputStream(content), "a.png", "test", "owner", "anna");
    }
}
