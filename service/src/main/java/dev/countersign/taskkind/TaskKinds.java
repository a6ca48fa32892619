package dev.countersign.taskkind;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All task kinds that the features describe, by id. */
@Singleton
class TaskKinds {

    private final List<TaskKind> all;
    private final Map<String, List<TaskKind>> byTopic;

    TaskKinds(@All List<TaskKindSource> sources) {
        all = sources.stream()
                .flatMap(source -> source.kinds().stream())
                .sorted(Comparator.comparing(TaskKind::id))
                .toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).id().equals(all.get(i - 1).id())) {
                throw new IllegalStateException(
                        "two task kinds have the id " + all.get(i).id());
            }
        }
        byTopic = all.stream()
                .filter(kind -> kind.topic().isPresent())
                .collect(Collectors.groupingBy(kind -> kind.topic().orElseThrow()));
    }

    List<TaskKind> all() {
        return all;
    }

    List<TaskKind> ofTopic(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }
}
