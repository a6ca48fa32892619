package dev.countersign.sensor;

import dev.countersign.retention.EndedOfInstances;
import dev.countersign.retention.EndedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Sensors of processes that have ended. */
@ApplicationScoped
class EndedSensors implements EndedRows {

    private final EndedOfInstances rows;

    EndedSensors(EndedOfInstances rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "sensors";
    }

    @Override
    @Transactional
    public int deleteSome(Duration age) {
        return rows.delete("sensor", "r.state <> 'WAITING'", "id", 500, age).size();
    }
}
