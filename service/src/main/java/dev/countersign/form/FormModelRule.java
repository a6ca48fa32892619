package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refuses a model whose user task or start event names a form that is nowhere, and a deployment with a form that could
 * not be shown or checked. A task without a form is fine.
 */
@ApplicationScoped
class FormModelRule implements ModelRule {

    private static final Set<String> BINDINGS = Set.of("latest", "deployment", "version");

    private final DeployedForms deployedForms;
    private final OptionQueries queries;
    private final ObjectMapper json;

    FormModelRule(DeployedForms deployedForms, OptionQueries queries, ObjectMapper json) {
        this.deployedForms = deployedForms;
        this.queries = queries;
        this.json = json;
    }

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        switch (element.kind()) {
            case "process" -> checkFiles(resources, problem);
            case "userTask", "startEvent" -> {
                element.extensionAttribute("formRef").ifPresent(ref -> checkRef(ref, element, resources, problem));
                element.extensionAttribute("formKey").ifPresent(key -> checkKey(key, resources, problem));
            }
            default -> {
                // no other element has a form
            }
        }
    }

    private void checkRef(String ref, ModelElement element, DeployedResources resources, Consumer<String> problem) {
        String binding = element.extensionAttribute("formRefBinding").orElse("latest");
        if (!BINDINGS.contains(binding) || isExpression(ref)) {
            return; // the engine refuses an unknown binding itself; an expression is known at run time only
        }
        boolean here = resources.names().stream()
                .filter(name -> name.endsWith(".form"))
                .anyMatch(name -> read(name, resources)
                        .filter(form -> form.path("id").asText().equals(ref))
                        .isPresent());
        if (here && !binding.equals("version")) {
            return;
        }
        Optional<Integer> version = element.extensionAttribute("formRefVersion")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
        switch (binding) {
            case "deployment" ->
                problem.accept("The form '%s' is not among the files of this deployment.".formatted(ref));
            case "version" -> {
                boolean next = here && version.isPresent() && version.get() == deployedForms.latestVersion(ref) + 1;
                if (version.isPresent() && !next && !deployedForms.exists(ref, version.get())) {
                    problem.accept("The form '%s' has no version %d.".formatted(ref, version.get()));
                }
            }
            default -> {
                if (deployedForms.latestVersion(ref) == 0) {
                    problem.accept("The form '%s' is neither in this deployment nor deployed before.".formatted(ref));
                }
            }
        }
    }

    private static void checkKey(String key, DeployedResources resources, Consumer<String> problem) {
        FormKey.resource(key)
                .filter(name -> !isExpression(name) && !resources.names().contains(name))
                .ifPresent(name -> problem.accept(
                        "The form file '%s' is not among the files of this deployment.".formatted(name)));
    }

    private void checkFiles(DeployedResources resources, Consumer<String> problem) {
        resources.names().stream()
                .filter(name -> name.endsWith(".form"))
                .sorted()
                .forEach(name -> {
                    Optional<JsonNode> form = read(name, resources);
                    if (form.isEmpty()) {
                        problem.accept("The form file '%s' is not JSON.".formatted(name));
                        return;
                    }
                    try {
                        FormSchema.parse(form.get());
                        queries.problems(form.get())
                                .forEach(reason -> problem.accept(
                                        "The form file '%s' cannot be used: %s.".formatted(name, reason)));
                    } catch (InvalidFormException e) {
                        problem.accept("The form file '%s' cannot be used: %s.".formatted(name, e.getMessage()));
                    }
                });
    }

    private Optional<JsonNode> read(String name, DeployedResources resources) {
        try {
            return Optional.of(json.readTree(resources.content(name).orElseThrow()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
