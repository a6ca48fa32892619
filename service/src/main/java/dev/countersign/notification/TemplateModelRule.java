package dev.countersign.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Refuses a deployment with a mail template that could not be filled: it is read, and filled with a full and a bare mail. */
@ApplicationScoped
class TemplateModelRule implements ModelRule {
    private final Sandbox sandbox = new Sandbox();

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        if (element.kind().equals("process")) {
            resources.names().stream()
                    .filter(name -> name.endsWith(TemplateFile.SUFFIX))
                    .sorted()
                    .forEach(name -> check(name, resources.content(name).orElseThrow(), problem));
        }
    }

    private void check(String name, byte[] content, Consumer<String> problem) {
        TemplateFile file = TemplateFile.of(name).orElse(null);
        if (file == null) {
            problem.accept(
                    "The template file '%s' is for no mail; a name is <kind>.<language>.<html|txt|subject>.qute, as 'candidate.en.html.qute'."
                            .formatted(name));
            return;
        }
        try {
            String source = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            Template template = sandbox.parse(source, file.part(), name);
            sandbox.render(template, sample(file, true));
            sandbox.render(template, sample(file, false));
        } catch (CharacterCodingException e) {
            problem.accept("The template file '%s' is not UTF-8.".formatted(name));
        } catch (RuntimeException e) {
            problem.accept("The template file '%s' cannot be used: %s".formatted(name, reason(e)));
        }
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure;
        while (!(cause instanceof TemplateException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof TemplateException template && template.getOrigin() != null) {
            return "line " + template.getOrigin().getLine() + ": " + message;
        }
        return message;
    }

    private static Map<String, Object> sample(TemplateFile file, boolean full) {
        Reader reader = new Reader("Anna", new LocalFormat(file.language(), ZoneOffset.UTC));
        Notice notice = new Notice(
                MailTemplate.of(file.kind()),
                "subject." + file.kind().id(),
                "Approve · 2026-01",
                new NoticePlace(null, null, null, null, null, Set.of(), null),
                full ? List.of(Notice.Fact.ofMoment("due", Instant.EPOCH), Notice.Fact.given("Round", "1")) : List.of(),
                full ? evidence() : null,
                full ? "Looks right" : null,
                full ? "https://example.org/tasks/1" : null);
        List<MailContent.Button> buttons =
                full ? List.of(new MailContent.Button("Approve", "https://example.org/mail-decision/1")) : List.of();
        return Map.of(
                "mail", MailContent.of(notice, reader, buttons).plain(), "settings", "https://example.org/settings");
    }

    private static @Nullable ObjectNode evidence() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("blocks")
                .addObject()
                .put("type", "metrics")
                .putArray("items")
                .addObject()
                .put("label", "WAPE")
                .put("value", 0.085)
                .put("format", "percent")
                .put("threshold", 0.12)
                .put("comparison", "below")
                .put("status", "ok");
        return document;
    }
}
