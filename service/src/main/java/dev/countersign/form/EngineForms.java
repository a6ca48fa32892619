package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.FormService;
import org.operaton.bpm.engine.form.FormData;

/**
 * Finds the form of a task or start event: {@code formRef} with its binding, or a {@code formKey} that names a file of the
 * deployment. Other form keys belong to other clients and count as no form.
 */
@ApplicationScoped
class EngineForms {

    private final FormService formService;
    private final ObjectMapper json;

    EngineForms(FormService formService, ObjectMapper json) {
        this.formService = formService;
        this.json = json;
    }

    Optional<JsonNode> ofTask(String taskId) {
        return isDeployed(steady(() -> formService.getTaskFormData(taskId)))
                ? Optional.of(read(steady(() -> formService.getDeployedTaskForm(taskId))))
                : Optional.empty();
    }

    /**
     * The engine reads a task and then its execution. When a parallel branch ends in between, another execution takes the
     * task over, the first one is gone, and the engine stumbles over that: the second look finds the new one.
     */
    private static <T extends @Nullable Object> T steady(Supplier<T> look) {
        try {
            return look.get();
        } catch (NullPointerException replaced) {
            return look.get();
        }
    }

    Optional<JsonNode> ofStart(String processDefinitionId) {
        return isDeployed(formService.getStartFormData(processDefinitionId))
                ? Optional.of(read(formService.getDeployedStartForm(processDefinitionId)))
                : Optional.empty();
    }

    private static boolean isDeployed(@Nullable FormData form) {
        if (form == null) {
            return false;
        }
        return form.getFormKey() != null
                ? FormKey.resource(form.getFormKey()).isPresent()
                : form.getOperatonFormRef() != null && form.getOperatonFormRef().getKey() != null;
    }

    private JsonNode read(InputStream form) {
        try (form) {
            return json.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException("a deployed form cannot be read", e);
        }
    }
}
