package dev.countersign.job.claimed;

/** What the master says about a driver, and two answers that it does not give itself. */
public enum DriverState {
    SUBMITTED,
    RUNNING,
    RELAUNCHING,
    /** Its worker is out of the master's sight for the moment. */
    UNKNOWN,
    FINISHED,
    FAILED,
    KILLED,
    /** It could not be started, or its worker was lost. */
    ERROR,
    /** The master answers and does not know it: it was restarted, or the driver ended long ago. */
    FORGOTTEN,
    /** The master does not answer. */
    NOT_ASKED;

    /** By its name; {@link #UNKNOWN} for a state that is none of these. */
    public static DriverState of(String text) {
        for (DriverState state : values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /** Whether the driver may still begin with its work, or is at it. */
    public boolean live() {
        return this == SUBMITTED || this == RUNNING || this == RELAUNCHING || this == UNKNOWN;
    }
}
