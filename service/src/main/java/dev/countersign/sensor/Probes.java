package dev.countersign.sensor;

import dev.countersign.externaltask.TaskInputs;
import dev.countersign.sensor.probe.Probe;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which probe a task asks for, and whether its inputs make sense. */
@Singleton
class Probes {

    private final List<Probe> probes;

    Probes(@All List<Probe> probes) {
        this.probes = probes;
    }

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    void check(TaskInputs inputs) {
        inputs.require("sensor").map(this::of).ifPresent(probe -> probe.check(inputs));
        SensorSettings.read(inputs);
    }

    Probe of(String kind) {
        Optional<Probe> found =
                probes.stream().filter(probe -> probe.kind().equals(kind)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("sensor must be one of "
                + probes.stream().map(Probe::kind).sorted().collect(Collectors.joining(", ")) + ", not '" + kind
                + "'."));
    }
}
