package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/** A job could not be started; it certainly does not run. */
public class JobSubmissionException extends RuntimeException {

    public JobSubmissionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
