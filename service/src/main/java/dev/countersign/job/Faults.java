package dev.countersign.job;

import java.util.List;

/** What went wrong for some jobs while the others had their turn. */
class Faults {

    private Faults() {}

    /** @throws IllegalStateException caused by the first, with the others as suppressed ones */
    static void raise(List<RuntimeException> faults) {
        if (!faults.isEmpty()) {
            RuntimeException first = faults.get(0);
            RuntimeException all = new IllegalStateException(first.getMessage(), first);
            faults.subList(1, faults.size()).forEach(all::addSuppressed);
            throw all;
        }
    }
}
