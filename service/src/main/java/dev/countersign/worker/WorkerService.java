package dev.countersign.worker;

import dev.countersign.problem.StateConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who the workers are, as they say and as they were heard of. */
@ApplicationScoped
class WorkerService {

    private final WorkerWatch watch;
    private final WorkerRepository workers;
    private final SilentTopicRepository silentTopics;
    private final Topics topics;
    private final WorkerConfig config;
    private final Clock clock;

    WorkerService(
            WorkerWatch watch,
            WorkerRepository workers,
            SilentTopicRepository silentTopics,
            Topics topics,
            WorkerConfig config,
            Clock clock) {
        this.watch = watch;
        this.workers = workers;
        this.silentTopics = silentTopics;
        this.topics = topics;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes down what a worker says about itself; again and again, as a sign of life.
     *
     * @throws StateConflictException when another user's worker has this name
     */
    @Transactional
    WorkersView.WorkerView announce(String id, WorkerAnnouncement announcement, String userId) {
        Instant now = clock.instant();
        if (!workers.announce(id, announcement, userId, now)) {
            throw new StateConflictException(
                    "worker-name-taken", "The worker '%s' belongs to another user.".formatted(id));
        }
        return view(id, Optional.of(new AnnouncedWorker(id, announcement, userId, now)), List.of());
    }

    @Transactional
    WorkersView all() {
        watch.writeSigns();
        List<WorkerRepository.Seen> seen = workers.seen();
        Map<String, AnnouncedWorker> announced =
                workers.announced().stream().collect(Collectors.toMap(AnnouncedWorker::id, Function.identity()));
        Map<String, List<WorkerRepository.Seen>> byWorker =
                seen.stream().collect(Collectors.groupingBy(WorkerRepository.Seen::workerId));
        Set<String> ids = new TreeSet<>(announced.keySet());
        ids.addAll(byWorker.keySet());
        return new WorkersView(
                ids.stream()
                        .map(id ->
                                view(id, Optional.ofNullable(announced.get(id)), byWorker.getOrDefault(id, List.of())))
                        .toList(),
                topicViews(
                        seen,
                        announced.values().stream()
                                .flatMap(worker -> worker.announcement().topics().stream())
                                .collect(Collectors.toSet())));
    }

    @Transactional
    List<SilentTopic> warnings() {
        return silentTopics.all();
    }

    private WorkersView.WorkerView view(
            String id, Optional<AnnouncedWorker> announced, List<WorkerRepository.Seen> seen) {
        Instant last = Stream.concat(
                        announced.map(AnnouncedWorker::lastSeenAt).stream(),
                        seen.stream().map(WorkerRepository.Seen::at))
                .max(Instant::compareTo)
                .orElseThrow();
        Set<String> itsTopics = new TreeSet<>();
        announced.ifPresent(worker -> itsTopics.addAll(worker.announcement().topics()));
        seen.forEach(sign -> itsTopics.add(sign.topic()));
        return new WorkersView.WorkerView(
                id,
                isLive(last) ? WorkersView.State.LIVE : WorkersView.State.GONE,
                last,
                announced
                        .map(AnnouncedWorker::userId)
                        .orElseGet(() -> seen.get(0).userId()),
                List.copyOf(itsTopics),
                announced.map(AnnouncedWorker::announcement).orElse(null));
    }

    private List<WorkersView.TopicView> topicViews(List<WorkerRepository.Seen> seen, Set<String> announced) {
        Map<String, Instant> silent =
                silentTopics.all().stream().collect(Collectors.toMap(SilentTopic::topic, SilentTopic::silentSince));
        Map<String, List<WorkerRepository.Seen>> byTopic =
                new TreeMap<>(seen.stream().collect(Collectors.groupingBy(WorkerRepository.Seen::topic)));
        Stream.of(topics.inUse(), topics.own(), announced)
                .flatMap(Set::stream)
                .forEach(topic -> byTopic.putIfAbsent(topic, new ArrayList<>()));
        return byTopic.entrySet().stream()
                .map(entry -> topicView(entry.getKey(), entry.getValue(), silent.get(entry.getKey())))
                .toList();
    }

    private WorkersView.TopicView topicView(
            String topic, List<WorkerRepository.Seen> seen, @Nullable Instant silentSince) {
        List<String> live = seen.stream()
                .filter(sign -> isLive(sign.at()))
                .map(WorkerRepository.Seen::workerId)
                .toList();
        return new WorkersView.TopicView(
                topic,
                topics.own().contains(topic)
                        ? WorkersView.ServedBy.SERVICE
                        : live.isEmpty() ? WorkersView.ServedBy.NOBODY : WorkersView.ServedBy.WORKERS,
                topics.waiting(topic).map(WaitingTasks::count).orElse(0L),
                topics.taken(topic),
                live,
                seen.stream()
                        .map(WorkerRepository.Seen::at)
                        .max(Instant::compareTo)
                        .orElse(null),
                silentSince);
    }

    private boolean isLive(Instant lastSeen) {
        return lastSeen.plus(config.liveFor()).isAfter(clock.instant());
    }
}
