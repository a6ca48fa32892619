package dev.countersign.job;

import dev.countersign.job.local.HostIdentity;
import jakarta.inject.Singleton;
import java.util.UUID;

/** This run of the service: owner of leases. A restarted service is another node. */
@Singleton
class Node {

    private final String id = UUID.randomUUID().toString();
    private final String host = HostIdentity.current();

    String id() {
        return id;
    }

    /** The machine this node runs on. */
    String host() {
        return host;
    }
}
