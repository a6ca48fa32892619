package dev.countersign.function;

import dev.countersign.retention.EndedOfInstances;
import dev.countersign.retention.EndedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Calls of processes that have ended; their tokens go with them. */
@ApplicationScoped
class EndedFunctionCalls implements EndedRows {

    private final EndedOfInstances rows;

    EndedFunctionCalls(EndedOfInstances rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "function calls";
    }

    @Override
    @Transactional
    public int deleteSome(Duration age) {
        return rows.delete("function_call", "r.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')", "id", 500, age)
                .size();
    }
}
