package dev.countersign.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.history.HistoricTaskInstance;

/** What happened to a task and who did it: from the engine's logs, the record of decisions, and what features note here. */
@ApplicationScoped
public class TaskActivities {

    private static final TypeReference<Map<String, @Nullable Object>> DETAILS = new TypeReference<>() {};

    private final HistoryService historyService;
    private final DecisionService decisions;
    private final TaskActivityRepository notes;
    private final ObjectMapper json;
    private final Clock clock;

    TaskActivities(
            HistoryService historyService,
            DecisionService decisions,
            TaskActivityRepository notes,
            ObjectMapper json,
            Clock clock) {
        this.historyService = historyService;
        this.decisions = decisions;
        this.notes = notes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes something that the engine does not, in the caller's transaction; also from inside an engine command.
     *
     * @param kind lower-case with hyphens: {@code reminded}
     * @param actor id of the person; null when nobody did it
     * @param details single values by name
     */
    @Transactional
    public void note(
            String taskId, String kind, @Nullable String actor, Map<String, ? extends @Nullable Object> details) {
        try {
            notes.persist(new TaskActivity(
                    taskId,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    kind,
                    actor,
                    json.writeValueAsString(details)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("these details are no JSON: " + details, e);
        }
    }

    /** Everything about one task, open or over, in the order of time; empty when there never was such a task. */
    @Transactional
    public List<ActivityEntry> of(String taskId) {
        @Nullable
        HistoricTaskInstance task =
                historyService.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
        List<ActivityEntry> entries = new ArrayList<>();
        if (task != null) {
            entries.add(new ActivityEntry(task.getStartTime().toInstant(), "created", null, Map.of()));
            Operations operations = new Operations(historyService
                    .createUserOperationLogQuery()
                    .taskId(taskId)
                    .orderByTimestamp()
                    .asc()
                    .list());
            entries.addAll(operations.entries());
            entries.addAll(new Links(
                            task,
                            historyService
                                    .createHistoricIdentityLinkLogQuery()
                                    .taskId(taskId)
                                    .orderByTime()
                                    .asc()
                                    .list())
                    .entries(operations));
        }
        notes.list("taskId", Sort.by("id"), taskId).forEach(note -> entries.add(entry(note)));
        List<DecisionView> records = decisions.allOfTask(taskId);
        records.forEach(record -> entries.add(entry(record)));
        boolean completed = records.stream().anyMatch(record -> record.kind() == null);
        if (task != null && task.getEndTime() != null && !completed) {
            Map<String, @Nullable Object> reason = new LinkedHashMap<>();
            reason.put("reason", task.getDeleteReason());
            entries.add(new ActivityEntry(task.getEndTime().toInstant(), "ended", null, reason));
        }
        entries.sort(Comparator.comparing(ActivityEntry::at));
        return entries;
    }

    private ActivityEntry entry(TaskActivity note) {
        try {
            return new ActivityEntry(note.at, note.kind, note.actor, json.readValue(note.details, DETAILS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the details of task activity " + note.id + " are no JSON", e);
        }
    }

    private static ActivityEntry entry(DecisionView decision) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("outcome", decision.outcome());
        details.put("decisionId", decision.id().toString());
        String kind = "completed";
        if (DecisionKind.VOTE.code().equals(decision.kind())) {
            kind = "voted";
        } else if (decision.kind() != null) {
            kind = "decided";
            details.put("kind", decision.kind());
        }
        return new ActivityEntry(decision.decidedAt(), kind, decision.decidedBy(), details);
    }
}
