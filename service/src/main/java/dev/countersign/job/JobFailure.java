package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, in words for people.
 *
 * @param code short reason such as {@code out-of-memory}, {@code missing-file}
 * @param message one or two sentences
 * @param field the parameter that is wrong; null when it is none
 * @param exitCode how the process ended; null when it never ran or nobody knows
 * @param badInput whether the input is to blame
 * @param again whether another attempt may help
 */
public record JobFailure(
        String code,
        String message,
        @Nullable String field,
        @Nullable Integer exitCode,
        boolean badInput,
        boolean again) {

    static JobFailure technical(String code, String message, @Nullable Integer exitCode) {
        return new JobFailure(code, message, null, exitCode, false, true);
    }

    static JobFailure permanent(String code, String message, @Nullable Integer exitCode) {
        return new JobFailure(code, message, null, exitCode, false, false);
    }

    static JobFailure badInput(String code, String message, @Nullable String field, @Nullable Integer exitCode) {
        return new JobFailure(code, message, field, exitCode, true, false);
    }
}
