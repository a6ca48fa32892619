package dev.countersign.worker;

import dev.countersign.externaltask.TopicOwners;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.externaltask.ExternalTaskQuery;

/** The topics of the engine's external tasks, and what waits on them. */
@ApplicationScoped
class Topics {

    private final ExternalTaskService tasks;
    private final TopicOwners owners;

    Topics(ExternalTaskService tasks, TopicOwners owners) {
        this.tasks = tasks;
        this.owners = owners;
    }

    /** Those that the service works on itself. */
    Set<String> own() {
        return owners.topics();
    }

    /** Those of the tasks there are now. */
    Set<String> inUse() {
        return new TreeSet<>(tasks.getTopicNames());
    }

    /** What waits for workers outside the service. */
    List<WaitingTasks> waitingForOthers() {
        return tasks.getTopicNames(false, true, true).stream()
                .filter(topic -> !own().contains(topic))
                .sorted(Comparator.naturalOrder())
                .flatMap(topic -> waiting(topic).stream())
                .toList();
    }

    /** What waits on one topic; empty when nothing does. Suspended tasks, pauses after failures and incidents wait for no worker. */
    Optional<WaitingTasks> waiting(String topic) {
        long count = free(topic).count();
        return count == 0
                ? Optional.empty()
                : free(topic).orderByCreateTime().asc().listPage(0, 1).stream()
                        .map(ExternalTask::getCreateTime)
                        .map(created -> new WaitingTasks(topic, count, created.toInstant()))
                        .findFirst();
    }

    /** How many tasks of the topic are with a worker now. */
    long taken(String topic) {
        return tasks.createExternalTaskQuery().topicName(topic).locked().count();
    }

    private ExternalTaskQuery free(String topic) {
        return tasks.createExternalTaskQuery()
                .topicName(topic)
                .notLocked()
                .withRetriesLeft()
                .active();
    }
}
