package dev.countersign.job.claimed;

import org.jspecify.annotations.Nullable;

/** The server gave no answer, or none that can be read; whether it has done what was asked is not known. */
public class ServerAwayException extends RuntimeException {

    private final boolean refused;

    /** @param refused whether the call certainly had no effect, because nobody took it */
    public ServerAwayException(String message, boolean refused, @Nullable Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** Whether the call certainly had no effect. */
    public boolean refused() {
        return refused;
    }
}
