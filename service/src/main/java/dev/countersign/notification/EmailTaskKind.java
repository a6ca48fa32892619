package dev.countersign.notification;

import static dev.countersign.taskkind.TaskField.hidden;
import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKind.Element;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The send task that tells people something. */
@Singleton
class EmailTaskKind implements TaskKindSource {

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.internal(
                        "email",
                        "E-mail",
                        "Tells a person or a group by e-mail, in the language and at the times that each prefers.",
                        1,
                        Element.SEND_TASK,
                        List.of(
                                hidden(Binding.ATTRIBUTE, "camunda:delegateExpression", "${sendNotification}"),
                                input("recipient", "To", "A user id, or group:<name>; not an address.")
                                        .in("Mail")
                                        .asRequired()
                                        .like("group:operators"),
                                input("template", "Template", "What it is about: decides on words and layout.")
                                        .in("Mail")
                                        .asRequired()
                                        .with(MailTemplate.OUTCOME.id())
                                        .oneOf(MailTemplate.forModels()
                                                .map(template -> new Choice(template.id(), template.id()))
                                                .toArray(Choice[]::new)),
                                input("subject", "Subject", "One line; the business key is added.")
                                        .in("Mail")
                                        .asRequired()
                                        .like("The forecast is published")))
                .accepting("facts", "subjects"));
    }
}
