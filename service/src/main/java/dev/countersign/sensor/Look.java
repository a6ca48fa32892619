package dev.countersign.sensor;

import dev.countersign.externaltask.TaskInputs;
import java.util.UUID;

/** One look of one node at what a sensor waits for. */
record Look(UUID id, UUID claim, String kind, TaskInputs inputs) {}
