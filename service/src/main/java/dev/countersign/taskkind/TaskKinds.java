package dev.countersign.taskkind;

import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All task kinds that the features describe, by id. */
@Singleton
class TaskKinds {

    /** Who may know what an operator has configured. */
    private static final List<String> INSIDERS = List.of("modeller", "operator", "admin");

    private final List<TaskKind> shipped;
    private final List<TaskKind> all;
    private final Map<String, List<TaskKind>> byTopic;

    TaskKinds(@All List<TaskKindSource> sources) {
        shipped = sorted(sources.stream().flatMap(source -> source.kinds().stream()));
        all = sorted(
                Stream.concat(shipped.stream(), sources.stream().flatMap(source -> source.configuredKinds().stream())));
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

    /** Those that every service has: what is committed and documented. */
    List<TaskKind> shipped() {
        return shipped;
    }

    /** Those that a person may see: the names of what is configured are for those who build and run processes. */
    List<TaskKind> visibleTo(SecurityIdentity person) {
        return INSIDERS.stream().anyMatch(person::hasRole) ? all : shipped;
    }

    /** With those that depend on the configuration. */
    List<TaskKind> all() {
        return all;
    }

    List<TaskKind> ofTopic(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    private static List<TaskKind> sorted(Stream<TaskKind> kinds) {
        return kinds.sorted(Comparator.comparing(TaskKind::id)).toList();
    }
}
