package dev.countersign.notification;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Fills the templates. HTML is escaped by Qute, the subject is cut down to one harmless line. */
@ApplicationScoped
class MailRenderer {
    private static final int MAX_SUBJECT = 200;
    private static final Pattern NOT_FOR_A_SUBJECT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+");

    private final Engine qute;

    MailRenderer(Engine qute) {
        this.qute = qute;
    }

    RenderedMail render(MailTemplate template, MailContent content) {
        return new RenderedMail(
                subject(content.title()),
                fill(template, content, "txt").render(),
                fill(template, content, "html").render());
    }

    /** One line of at most 200 characters: nothing in it can start a header of its own. */
    static String subject(String title) {
        String line = NOT_FOR_A_SUBJECT.matcher(title).replaceAll(" ").strip();
        return line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
    }

    private TemplateInstance fill(MailTemplate template, MailContent content, String suffix) {
        return qute.getTemplate("notification/" + template.id() + "." + suffix).data("mail", content);
    }
}
