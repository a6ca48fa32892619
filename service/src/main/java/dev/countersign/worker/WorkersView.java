package dev.countersign.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workers that were heard of, and the topics of external tasks. */
public record WorkersView(List<WorkerView> workers, List<TopicView> topics) {

    /** Whether somebody is there. */
    public enum State {
        LIVE,
        GONE
    }

    /** Who works on the tasks of a topic. */
    public enum ServedBy {
        /** The service itself. */
        SERVICE,
        /** Live workers outside. */
        WORKERS,
        /** Nobody now. */
        NOBODY
    }

    /**
     * A worker.
     *
     * @param topics that it has asked for or says to serve
     * @param announcement what it says about itself; absent when it only asks for tasks
     */
    public record WorkerView(
            String id,
            State state,
            Instant lastSeenAt,
            String userId,
            List<String> topics,
            @Nullable WorkerAnnouncement announcement) {}

    /**
     * A topic.
     *
     * @param waiting tasks that a worker could take now
     * @param taken tasks that are with a worker
     * @param lastSeenAt when a worker last asked for its tasks; absent for those of the service itself
     * @param silentSince when it is told to be without a worker: since when
     */
    public record TopicView(
            String topic,
            ServedBy servedBy,
            long waiting,
            long taken,
            List<String> liveWorkers,
            @Nullable Instant lastSeenAt,
            @Nullable Instant silentSince) {}
}
