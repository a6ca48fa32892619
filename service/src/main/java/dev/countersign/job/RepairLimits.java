package dev.countersign.job;

import jakarta.inject.Singleton;
import java.time.Duration;

/** How much a person may give to a job. */
@Singleton
class RepairLimits {

    private final JobConfig.Repair limits;

    RepairLimits(JobConfig config) {
        limits = config.repair();
        JobSetting.DRIVER_MEMORY.checked(limits.maxMemory());
    }

    String least(JobSetting setting) {
        return switch (setting) {
            case DRIVER_MEMORY, EXECUTOR_MEMORY -> "1k";
            case CORES, EXECUTORS, PARTITIONS -> "1";
            case TIME_LIMIT -> "PT1S";
        };
    }

    String most(JobSetting setting) {
        return switch (setting) {
            case DRIVER_MEMORY, EXECUTOR_MEMORY -> limits.maxMemory();
            case CORES -> Integer.toString(limits.maxCores());
            case EXECUTORS -> Integer.toString(limits.maxExecutors());
            case PARTITIONS -> Integer.toString(limits.maxPartitions());
            case TIME_LIMIT -> limits.maxTimeLimit().toString();
        };
    }

    /**
     * The value in its normal form.
     *
     * @throws IllegalArgumentException when it has the wrong shape or is too much
     */
    String checked(JobSetting setting, String value) {
        String checked = setting.checked(value.strip());
        boolean tooMuch = switch (setting) {
            case DRIVER_MEMORY, EXECUTOR_MEMORY ->
                JobMemory.kibibytes(checked) > JobMemory.kibibytes(limits.maxMemory());
            case CORES, EXECUTORS, PARTITIONS -> Integer.parseInt(checked) > Integer.parseInt(most(setting));
            case TIME_LIMIT -> Duration.parse(checked).compareTo(limits.maxTimeLimit()) > 0;
        };
        if (tooMuch) {
            throw new IllegalArgumentException(
                    setting.parameter() + " must be at most " + most(setting) + ", not " + value);
        }
        return checked;
    }
}
