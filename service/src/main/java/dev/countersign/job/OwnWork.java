package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Tells the service's own work on external tasks from that of others, whoever's request it is part of. */
@ApplicationScoped
class OwnWork {

    private final ThreadLocal<Boolean> running = ThreadLocal.withInitial(() -> false);

    <T> T run(Supplier<T> work) {
        boolean before = running.get();
        running.set(true);
        try {
            return work.get();
        } finally {
            running.set(before);
        }
    }

    void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    boolean isRunning() {
        return running.get();
    }
}
