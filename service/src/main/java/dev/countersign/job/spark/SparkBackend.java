package dev.countersign.job.spark;

import dev.countersign.job.JobBackend;
import dev.countersign.job.JobSpec;
import java.util.Map;
import java.util.Set;

/** A place for Spark applications: what it answers about them is the same everywhere. */
public interface SparkBackend extends JobBackend {

    /** Those of this deployment. */
    SparkApplications catalogue();

    @Override
    default String topic() {
        return "spark";
    }

    @Override
    default Set<String> applications() {
        return catalogue().names();
    }

    @Override
    default Map<String, String> configured(String application) {
        return catalogue().configured(application);
    }

    @Override
    default void check(JobSpec spec) {
        catalogue().check(spec);
    }

    @Override
    default boolean needsResult(String application) {
        return catalogue().needsResult(application);
    }
}
