package dev.countersign.notification;

import dev.countersign.evidence.StaleTasks;
import dev.countersign.evidence.Staleness;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;

/** Knows what has become of a task since somebody was to be told of it. */
@ApplicationScoped
class OpenTasks {
    private final EntityManager entityManager;
    private final UserDirectory directory;
    private final NoticeFilters filters;
    private final List<NamedReaders> namedReaders;
    private final TaskService tasks;
    private final TaskNotices writer;
    private final Staleness staleness;
    private final StaleTasks staleTasks;

    OpenTasks(
            EntityManager entityManager,
            UserDirectory directory,
            NoticeFilters filters,
            @All List<NamedReaders> namedReaders,
            TaskService tasks,
            TaskNotices writer,
            Staleness staleness,
            StaleTasks staleTasks) {
        this.entityManager = entityManager;
        this.directory = directory;
        this.filters = filters;
        this.namedReaders = namedReaders;
        this.tasks = tasks;
        this.writer = writer;
        this.staleness = staleness;
        this.staleTasks = staleTasks;
    }

    /** Why there is nothing left to say, as a code and a sentence. */
    record Objection(CancelReason reason, String text) {}

    /** Empty when there is something to say. Looks at what is committed. */
    Optional<Objection> objection(@Nullable NoticeKind kind, @Nullable String taskId, @Nullable String recipientId) {
        if (kind == null || taskId == null || !kind.endsWithTask()) {
            return Optional.empty();
        }
        List<?> assignees = entityManager
                .createNativeQuery("select coalesce(assignee_, '') from act_ru_task where id_ = ?1")
                .setParameter(1, taskId)
                .getResultList();
        if (assignees.isEmpty()) {
            return Optional.of(new Objection(CancelReason.OVER, "The task is over."));
        }
        String assignee = String.valueOf(assignees.get(0));
        return ofOthers(kind, assignee, recipientId)
                .or(() -> ofEvidence(kind, taskId))
                .or(() -> recipientId == null || assignee.equals(recipientId)
                        ? Optional.empty()
                        : ofReader(kind, taskId, recipientId));
    }

    /** Whether its run does not go on for now. */
    boolean isSuspended(@Nullable String taskId) {
        return taskId != null
                && !entityManager
                        .createNativeQuery("select 1 from act_ru_task where id_ = ?1 and suspension_state_ = 2")
                        .setParameter(1, taskId)
                        .getResultList()
                        .isEmpty();
    }

    /** A warning that was not given because the evidence is up to date is due again when newer data comes. */
    void notTold(Objection objection, @Nullable String taskId) {
        if (objection.reason() == CancelReason.CURRENT && taskId != null) {
            staleTasks.forget(taskId);
        }
    }

    private Optional<Objection> ofEvidence(NoticeKind kind, String taskId) {
        if (kind != NoticeKind.STALE) {
            return Optional.empty();
        }
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(writer::placeOf)
                .filter(this::isUpToDate)
                .map(place -> new Objection(CancelReason.CURRENT, "The evidence is up to date again."));
    }

    private boolean isUpToDate(NoticePlace place) {
        return place.evidenceDigest() != null
                && place.definitionKey() != null
                && staleness.of(place.definitionKey(), place.evidenceDigest()).isEmpty();
    }

    private static Optional<Objection> ofOthers(NoticeKind kind, String assignee, @Nullable String recipientId) {
        boolean others = switch (kind) {
            case CANDIDATE, REMINDER, STALE -> !assignee.isEmpty() && !assignee.equals(recipientId);
            case ASSIGNED -> recipientId != null && !assignee.equals(recipientId);
            case ESCALATED, REASSIGNED, STUCK, EXCEPTION, MENTIONED, OUTCOME, INCIDENT -> false;
        };
        if (!others) {
            return Optional.empty();
        }
        return Optional.of(
                assignee.isEmpty()
                        ? new Objection(CancelReason.GIVEN_BACK, "The task was given back.")
                        : new Objection(CancelReason.TAKEN, "The task is " + assignee + "'s."));
    }

    private Optional<Objection> ofReader(NoticeKind kind, String taskId, String recipientId) {
        boolean offered = switch (kind) {
            case CANDIDATE, STALE -> isOfferedTo(taskId, recipientId);
            case REMINDER -> isOfferedTo(taskId, recipientId) || isNamedReader(taskId, recipientId);
            case ASSIGNED, ESCALATED, REASSIGNED, STUCK, EXCEPTION, MENTIONED, OUTCOME, INCIDENT -> true;
        };
        if (!offered) {
            return Optional.of(new Objection(CancelReason.NOT_THEIRS, "The task is not offered to them any more."));
        }
        return !kind.isForDeciders() || filters.isForThem(taskId, recipientId)
                ? Optional.empty()
                : Optional.of(new Objection(CancelReason.NOT_THEIRS, "They may not decide about the task."));
    }

    /** The model wants them to be reminded, and they can see the task that they are reminded of. */
    private boolean isNamedReader(String taskId, String userId) {
        return directory
                        .find(userId)
                        .filter(user -> user.hasAnyRole(Role.VIEWER, Role.OPERATOR, Role.ADMIN))
                        .isPresent()
                && namedReaders.stream().anyMatch(readers -> readers.isNamed(taskId, userId));
    }

    private boolean isOfferedTo(String taskId, String userId) {
        User user = directory.find(userId).orElse(null);
        if (user == null) {
            return false;
        }
        Set<String> groups = user.groups();
        return !entityManager
                .createNativeQuery("""
                        select 1 from act_ru_identitylink
                        where task_id_ = ?1 and type_ = 'candidate' and (user_id_ = ?2 or group_id_ in (?3))""")
                .setParameter(1, taskId)
                .setParameter(2, userId)
                .setParameter(3, groups.isEmpty() ? Set.of("") : groups)
                .getResultList()
                .isEmpty();
    }
}
