package dev.countersign.job.claimed;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.LogPart;
import java.time.Duration;
import java.util.Optional;

/** The server of a cluster that starts drivers. Calls return within a few seconds. */
public interface DriverServer {

    /** For people, such as {@code the Spark master}. */
    String name();

    /** Whether the name that a run gives itself in its claim is the server's id of it. */
    boolean names(String holder);

    /**
     * Asks for a driver. May be called again for the same key; whether that makes another driver is the server's affair.
     *
     * @return the driver's id
     * @throws ServerAwayException also when the answer was lost; the driver may be there then
     * @throws JobSubmissionException when the server understood the request and finds it wrong
     */
    String create(String key, String request);

    /** What the server shows now, the same for all jobs of a round; empty when it does not answer. */
    Optional<Listing> listing();

    /** One driver, which a listing need not contain; {@link DriverState#FORGOTTEN} when the server does not know it. */
    Driver driver(Listing listing, String id);

    /** @throws ServerAwayException when nobody knows whether the call arrived */
    void kill(String id);

    /**
     * A part of a driver's log.
     *
     * @param offset of the first byte wanted; negative: so many before the end
     * @throws ServerAwayException when it cannot be had now
     */
    LogPart log(Driver driver, Stream stream, long offset, int length);

    /** What a server shows at a moment. */
    interface Listing {

        /** The driver of a key that was started although nobody wrote that down; empty when there is none. */
        Optional<String> find(String key);

        /** How long a run of this key has been waiting for its first executor; empty when it has one, or none is known. */
        Optional<Duration> starving(String key);

        /** Words for the room that there is; blank when the server does not say. */
        String room();
    }
}
