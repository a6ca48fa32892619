package dev.countersign.process;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a process.
 *
 * @param businessKey the name of the run for people; made from the process, the date and a number when absent
 * @param variables the fields of the start form, by name; without a start form, process variables
 */
public record StartRequest(
        @Nullable @Size(max = 200) String businessKey,
        @Nullable Map<String, Object> variables) {

    /** The variables; none when the request names none. */
    Map<String, Object> data() {
        return variables == null ? Map.of() : variables;
    }
}
