package dev.countersign.notification;

import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;

/**
 * The templates that a modeller deployed together with a process. They count for that version of the process. When one
 * cannot be filled, ours takes its place: a mail in the wrong dress is better than none.
 */
@ApplicationScoped
class ModelTemplates {
    private static final Logger LOG = Logger.getLogger(ModelTemplates.class);
    private final RepositoryService repository;
    private final Sandbox sandbox = new Sandbox();
    private final PerDeployment<Map<TemplateFile, Template>> deployed;

    ModelTemplates(RepositoryService repository) {
        this.repository = repository;
        this.deployed = new PerDeployment<>(repository, this::read);
    }

    /** What the modeller's templates make of a notice; a part without template is empty. */
    record Mail(Optional<String> subject, Optional<String> text, Optional<String> html) {}

    Optional<Mail> render(Notice notice, MailContent content, String settings) {
        String definitionId = notice.place().definitionId();
        if (definitionId == null) {
            return Optional.empty();
        }
        Map<TemplateFile, Template> templates = deployed.of(definitionId);
        if (templates.isEmpty()) {
            return Optional.empty();
        }
        Language language = Language.of(content.language()).orElse(Language.EN);
        Map<String, Object> data = Map.of("mail", content.plain(), "settings", settings);
        try {
            return Optional.of(new Mail(
                    part(templates, new TemplateFile(notice.kind(), language, TemplateFile.Part.SUBJECT), data),
                    part(templates, new TemplateFile(notice.kind(), language, TemplateFile.Part.TXT), data),
                    part(templates, new TemplateFile(notice.kind(), language, TemplateFile.Part.HTML), data)));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A template for %s mails of %s cannot be filled, the standard one is used: %s",
                    notice.kind().id(), definitionId, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> part(Map<TemplateFile, Template> templates, TemplateFile file, Map<String, Object> data) {
        return Optional.ofNullable(templates.get(file)).map(template -> sandbox.render(template, data));
    }

    private Map<TemplateFile, Template> read(String deploymentId) {
        Map<TemplateFile, Template> templates = new HashMap<>();
        for (String name : repository.getDeploymentResourceNames(deploymentId)) {
            TemplateFile file = TemplateFile.of(name).orElse(null);
            Template template = file == null ? null : parse(deploymentId, name, file);
            if (file != null && template != null) {
                templates.put(file, template);
            }
        }
        return templates;
    }

    private @Nullable Template parse(String deploymentId, String name, TemplateFile file) {
        try (InputStream resource = repository.getResourceAsStream(deploymentId, name)) {
            return sandbox.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8), file.part(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        } catch (RuntimeException e) { // the rules were others when it was deployed
            LOG.warnf("The template %s of deployment %s is not used: %s", name, deploymentId, e.getMessage());
            return null;
        }
    }
}
