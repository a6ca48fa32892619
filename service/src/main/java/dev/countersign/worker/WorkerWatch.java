package dev.countersign.worker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Looks after the topics that workers outside the service are to serve. Any number of nodes may do this at once. */
@ApplicationScoped
class WorkerWatch {

    private static final Logger LOG = Logger.getLogger(WorkerWatch.class);

    /** So many rounds without any node: nobody was there whom a worker could have asked. */
    private static final int MISSED_ROUNDS = 6;

    private final Signs signs;
    private final WorkerRepository workers;
    private final SilentTopicRepository silentTopics;
    private final Topics topics;
    private final WorkerConfig config;
    private final Event<TopicFellSilent> fellSilent;
    private final Clock clock;

    WorkerWatch(
            Signs signs,
            WorkerRepository workers,
            SilentTopicRepository silentTopics,
            Topics topics,
            WorkerConfig config,
            Event<TopicFellSilent> fellSilent,
            Clock clock) {
        this.signs = signs;
        this.workers = workers;
        this.silentTopics = silentTopics;
        this.topics = topics;
        this.config = config;
        this.fellSilent = fellSilent;
        this.clock = clock;
    }

    @Scheduled(
            identity = "worker-watch",
            every = "${countersign.worker.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        if (config.enabled()) {
            round();
        }
    }

    /** One look at who was heard of and what waits. */
    void round() {
        writeSigns();
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            workers.forget(now.minus(config.forgetAfter()));
            Instant watching = silentTopics.watch(now, now.minus(config.every().multipliedBy(MISSED_ROUNDS)));
            List<SilentTopic> silent = new ArrayList<>();
            for (WaitingTasks waiting : topics.waitingForOthers()) {
                Instant since = Stream.concat(
                                Stream.of(waiting.oldest(), watching), workers.lastSeen(waiting.topic()).stream())
                        .max(Instant::compareTo)
                        .orElseThrow();
                if (!since.plus(config.silentAfter()).isAfter(now)) {
                    silent.add(new SilentTopic(waiting.topic(), since, waiting.count()));
                }
            }
            silent.stream().filter(silentTopics::add).forEach(this::tell);
            silentTopics
                    .keepOnly(silent.stream().map(SilentTopic::topic).toList())
                    .forEach(
                            topic -> LOG.infof("The topic %s is served again, or nothing waits there any more", topic));
        });
    }

    /** Makes what this node knows visible to all. */
    void writeSigns() {
        var taken = signs.take();
        if (!taken.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> workers.write(taken));
        }
    }

    private void tell(SilentTopic silent) {
        LOG.warnf(
                "No worker asks for tasks of the topic %s: %d wait, since %s. They wait until one is started",
                silent.topic(), silent.waiting(), silent.silentSince());
        fellSilent.fire(new TopicFellSilent(silent));
    }
}
