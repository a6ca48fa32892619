package dev.countersign.notification;

import dev.countersign.identity.User;
import io.quarkus.arc.All;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fills the templates: those of the process, where its modeller has given some, or else our own. HTML is escaped by Qute,
 * the subject is cut down to one harmless line.
 */
@ApplicationScoped
class MailRenderer {
    private static final int MAX_SUBJECT = 200;
    private static final Pattern NOT_FOR_A_SUBJECT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+");

    private final Engine qute;
    private final ModelTemplates modelTemplates;
    private final Links links;
    private final Glossaries glossaries;
    private final List<MailActions> actions;

    MailRenderer(
            Engine qute,
            ModelTemplates modelTemplates,
            Links links,
            Glossaries glossaries,
            @All List<MailActions> actions) {
        this.qute = qute;
        this.modelTemplates = modelTemplates;
        this.links = links;
        this.glossaries = glossaries;
        this.actions = actions;
    }

    RenderedMail render(Notice notice, User recipient, LocalFormat format) {
        MailContent content = MailContent.of(
                notice, new Reader(recipient.name(), format), buttons(notice, recipient.id(), format.language()));
        Optional<ModelTemplates.Mail> modelled = modelTemplates.render(notice, content, settings());
        return new RenderedMail(
                content.language(),
                subject(modelled.flatMap(ModelTemplates.Mail::subject).orElse(content.subject())),
                modelled.flatMap(ModelTemplates.Mail::text)
                        .orElseGet(() -> fill("mail.txt").data("mail", content).render()),
                modelled.flatMap(ModelTemplates.Mail::html)
                        .orElseGet(() -> fill("mail.html").data("mail", content).render()));
    }

    RenderedMail digest(DigestContent content) {
        return new RenderedMail(
                content.language(),
                subject(content.subject()),
                fill("digest.txt").data("digest", content).render(),
                fill("digest.html").data("digest", content).render());
    }

    /** One line of at most 200 characters: nothing in it can start a header of its own. */
    static String subject(String title) {
        String line = NOT_FOR_A_SUBJECT.matcher(title).replaceAll(" ").strip();
        return line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
    }

    private List<MailContent.Button> buttons(Notice notice, String userId, Language language) {
        Glossary words = glossaries.of(notice.place().definitionId(), language);
        return notice.kind().isForDeciders()
                ? actions.stream()
                        .flatMap(each -> each.of(notice.place(), userId).stream())
                        .map(action -> new MailContent.Button(words.of(action.label()), links.page(action.path())))
                        .toList()
                : List.of();
    }

    private TemplateInstance fill(String name) {
        return qute.getTemplate("notification/" + name).instance().data("settings", settings());
    }

    private String settings() {
        return links.page("/settings/notifications");
    }
}
