package dev.countersign.approval;

import java.util.Map;

/**
 * What a process model says by itself. That never changes, so it is read once; which calls lead to guarded tasks depends on
 * what is deployed later.
 *
 * @param model its paths and its own guarded tasks, calls left out
 * @param calls the processes that it calls, by the call activity's id
 */
record OwnModel(GuardedModel model, Map<String, CalledProcess> calls) {

    OwnModel {
        calls = Map.copyOf(calls);
    }
}
