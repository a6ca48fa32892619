package dev.countersign.engine;

import java.util.Map;

/**
 * Marks engine exceptions with which a {@link UserTaskListener} refuses an operation for a reason that the caller is to
 * see. The engine wraps what listeners throw; the REST layer looks for this inside.
 */
public interface RuleRefusal {

    /** Further members of the problem: a stable {@code code} and what it is about. */
    default Map<String, Object> members() {
        return Map.of();
    }
}
