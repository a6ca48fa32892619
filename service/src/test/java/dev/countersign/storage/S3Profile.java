package dev.countersign.storage;

import dev.countersign.testing.S3Server;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A service that keeps files in a bucket. */
public class S3Profile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(S3Server.class));
    }
}
