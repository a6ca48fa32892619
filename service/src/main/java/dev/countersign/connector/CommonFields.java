package dev.countersign.connector;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import java.util.ArrayList;
import java.util.List;

/** The fields that every connector has. */
final class CommonFields {

    private static final String DURATION = "^P(?!$)(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?$";

    private CommonFields() {}

    /** The kind as modellers see it: the connector's name first, then its own fields, then these. */
    static TaskKind with(Connector connector, TaskKind own) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.hidden(Binding.INPUT, "connector", connector.name()));
        fields.addAll(own.fields());
        fields.addAll(last());
        return new TaskKind(
                own.id(),
                own.name(),
                own.description(),
                own.version(),
                own.element(),
                own.topic(),
                fields,
                own.page(),
                own.furtherInputs());
    }

    private static List<TaskField> last() {
        return List.of(
                TaskField.input("timeout", "Time-out", "For one try, as an ISO-8601 duration such as PT30S.")
                        .in("Failure")
                        .shaped(DURATION, "Write a duration such as PT30S."),
                TaskField.input("retries", "Further tries", "After a failure that may pass: 0 to 20.")
                        .in("Failure")
                        .shaped("^(?:1?\\d|20)$", "Write a whole number from 0 to 20."),
                TaskField.input(
                                "retryBackOff",
                                "Pause before the second try",
                                "An ISO-8601 duration such as PT10S; doubled before each further try.")
                        .in("Failure")
                        .shaped(DURATION, "Write a duration such as PT10S."),
                TaskField.input(
                                "retryOn",
                                "What is tried again",
                                "connect, network, timeout, conflict, none and status codes such as 503 or 5xx, with commas. "
                                        + "Otherwise what may pass and does no harm when it is done twice.")
                        .in("Failure"),
                TaskField.input(
                                "onCrash",
                                "When the service ended during the call",
                                "Make the call again, or ask a person. Otherwise again only if doing it twice does no harm.")
                        .in("Failure")
                        .oneOf(new Choice("retry", "Make the call again"), new Choice("ask", "Ask a person")),
                TaskField.input(
                                "responseExpression",
                                "Part of the result",
                                "FEEL over the result such as =body.items[1].id, or a JSON pointer such as /body/items/0/id.")
                        .in("Result"),
                TaskField.result("Takes what came back, at most 60 KiB of JSON."));
    }
}
