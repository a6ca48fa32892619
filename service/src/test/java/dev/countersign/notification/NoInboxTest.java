package dev.countersign.notification;

import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoInboxTest {

    @Test
    void withoutTheEmbeddedServerThereIsNoInbox() {
        SignedIn.as("admin").get("/dev/inbox").then().statusCode(404);
        SignedIn.as("admin").get("/dev/inbox/1").then().statusCode(404);
    }
}
