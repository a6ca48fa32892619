package dev.countersign.job.livy;

import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverState;

/**
 * A batch as its server shows it.
 *
 * @param name what the client called it: the job's key
 * @param message what went wrong, when the server says so; mostly empty
 */
record Batch(String id, String name, DriverState state, String message) {

    Driver driver() {
        return new Driver(id, state, "", message);
    }
}
