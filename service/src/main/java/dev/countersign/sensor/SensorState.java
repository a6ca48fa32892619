package dev.countersign.sensor;

/** Where a sensor is. Only {@link #WAITING} is not an end. */
enum SensorState {
    /** It looks again and again. */
    WAITING,
    /** What it waited for is there. */
    MET,
    /** It was not there in time; what then happened is the model's choice. */
    TIMED_OUT,
    /** It was not possible to look, too many times in a row. */
    FAILED,
    /** The process does not wait any more. */
    CANCELLED
}
