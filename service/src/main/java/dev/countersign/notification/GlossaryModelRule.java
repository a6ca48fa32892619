package dev.countersign.notification;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Refuses a deployment with a glossary that could not be used. */
@ApplicationScoped
class GlossaryModelRule implements ModelRule {

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        if (element.kind().equals("process")) {
            resources.names().stream()
                    .sorted()
                    .forEach(name -> Glossary.language(name)
                            .ifPresent(language -> check(
                                    name, language, resources.content(name).orElseThrow(), problem)));
        }
    }

    private static void check(String name, String language, byte[] content, Consumer<String> problem) {
        if (Language.of(language).isEmpty()) {
            problem.accept("The file '%s' is for no language of the mails; there are %s."
                    .formatted(name, String.join(", ", Language.ids())));
            return;
        }
        try {
            Glossary.parse(content);
        } catch (IllegalArgumentException e) {
            problem.accept("The file '%s' cannot be used: %s.".formatted(name, e.getMessage()));
        }
    }
}
