package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be run, as jobs keep it. */
@Singleton
class JobSpecs {

    /** Of a job whose input parameters could not be read. */
    static final String NONE = "{}";

    private final ObjectMapper json;
    private final JobBackends backends;
    private final JobConfig config;

    JobSpecs(ObjectMapper json, JobBackends backends, JobConfig config) {
        this.json = json;
        this.backends = backends;
        this.config = config;
    }

    /** @throws IllegalStateException when nothing readable is stored */
    JobSpec of(Job job) {
        try {
            return json.readValue(job.spec, JobSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "What job " + job.key + " is to run cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    String stored(JobSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a setting that the job has, given or configured; empty when only its backend knows. */
    Optional<String> current(Job job, JobSpec spec, JobSetting setting) {
        return spec.setting(setting)
                .or(() -> Optional.ofNullable(
                        backends.of(job).configured(spec.application()).get(setting.parameter())));
    }

    /** What the next attempt runs: the same, with more memory where that was missing and the model says so. */
    String afterFailure(Job job, JobFailure failure, RetryPolicy policy) {
        if (!failure.code().equals("out-of-memory") || policy.memoryFactor() <= 1) {
            return job.spec;
        }
        JobSpec spec = of(job);
        Map<String, String> settings = new LinkedHashMap<>(spec.settings());
        for (JobSetting memory : List.of(JobSetting.DRIVER_MEMORY, JobSetting.EXECUTOR_MEMORY)) {
            current(job, spec, memory)
                    .ifPresent(value -> settings.put(
                            memory.parameter(),
                            JobMemory.times(
                                    value,
                                    policy.memoryFactor(),
                                    config.repair().maxMemory())));
        }
        return stored(new JobSpec(spec.application(), spec.parameters(), settings));
    }
}
