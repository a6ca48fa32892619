package dev.countersign.job.claimed;

/**
 * A driver as the master shows it.
 *
 * @param worker id of its worker; empty as long as it has none
 * @param message what went wrong, when the master says so; mostly empty
 */
public record Driver(String id, DriverState state, String worker, String message) {

    /** A server that does not answer says nothing about its drivers. */
    public static Driver notAsked(String id) {
        return new Driver(id, DriverState.NOT_ASKED, "", "");
    }
}
