package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Tells the service's own work on external tasks from that of others, whoever's request it is part of. */
@ApplicationScoped
public class OwnWork {

    private final ThreadLocal<Boolean> running = ThreadLocal.withInitial(() -> false);

    /** Does this work as the service itself. */
    public <T> T run(Supplier<T> work) {
        boolean before = running.get();
        running.set(true);
        try {
            return work.get();
        } finally {
            running.set(before);
        }
    }

    /** Does this work as the service itself. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /** Whether this thread is at such work. */
    public boolean isRunning() {
        return running.get();
    }
}
