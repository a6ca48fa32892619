package dev.countersign.sensor;

import java.util.UUID;

/**
 * A sensor that a node has taken for one look.
 *
 * @param claim proves that it still has it
 * @param peer the system that the look asks
 */
record ClaimedSensor(UUID id, UUID claim, String peer) {}
