package dev.countersign.maildecision;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.form.Forms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.FormService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Knows what the form of a task lets people choose, and what it asks for with one choice. */
@ApplicationScoped
class TaskForms {
    private static final String DECISION = "decision";
    private static final Set<String> ON_THE_PAGE = Set.of("comment", "comment!");

    private final Forms forms;
    private final FormService formService;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final ObjectMapper json;

    TaskForms(
            Forms forms, FormService formService, TaskService tasks, RepositoryService repository, ObjectMapper json) {
        this.forms = forms;
        this.formService = formService;
        this.tasks = tasks;
        this.repository = repository;
        this.json = json;
    }

    /** Empty for a task without a form of ours. */
    Optional<DecisionOptions> options(String taskId) {
        if (!forms.hasForm(taskId)) {
            return Optional.empty();
        }
        try (InputStream form = formService.getDeployedTaskForm(taskId)) {
            return Optional.of(DecisionOptions.of(json.readTree(form)));
        } catch (IOException e) {
            throw new UncheckedIOException("The form of task " + taskId + " cannot be read", e);
        }
    }

    /**
     * Whether the form has more to fill in with this choice than with others; the comment can be given with the choice. Of a
     * task whose model wants buttons, lists may stay empty: that says that a choice without rows is complete. A list that
     * is opened with rows, as after an earlier round, is not: nobody confirms or drops rows without seeing them.
     */
    boolean asksMoreWith(String taskId, String option) {
        Optional<DecisionOptions> options = options(taskId);
        List<String> others = options.map(DecisionOptions::values).orElse(List.of());
        Optional<String> resultVariable = property(taskId, "resultVariable");
        Set<String> asked = new LinkedHashSet<>(forms.askedOnlyWith(taskId, DECISION, option, others, resultVariable));
        asked.removeAll(ON_THE_PAGE);
        if (property(taskId, MailDecisionButtons.PROPERTY)
                .filter("true"::equals)
                .isPresent()) {
            options.map(DecisionOptions::lists).ifPresent(asked::removeAll);
        }
        return !asked.isEmpty()
                || !forms.listsWithRows(taskId, DECISION, option, resultVariable)
                        .isEmpty();
    }

    private Optional<String> property(String taskId, String name) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map((Task task) -> ExtensionProperties.of(
                                repository, task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                        .get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
