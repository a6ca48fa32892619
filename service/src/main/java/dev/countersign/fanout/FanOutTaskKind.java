package dev.countersign.fanout;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The task kind {@code fan-out}. */
@Singleton
class FanOutTaskKind implements TaskKindSource {

    private static final String DURATION = "P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";
    private static final String SAY_DURATION = "Write a duration such as PT1M.";
    private static final String FUNCTION = "Function for each item";
    private static final String LIMITS = "Limits and failures";

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.external(
                        "fan-out",
                        "For each item of a list",
                        "Calls a function or starts a process for each item, so many at a time, with one summary.",
                        1,
                        FanOutWorker.TOPIC,
                        List.of(
                                TaskField.input(
                                                "items",
                                                "Items",
                                                "A JSON list, or {\"file\": id} of a file of this process with JSON lines.")
                                        .asRequired()
                                        .like("${stores}"),
                                TaskField.input("process", "Process for each item", "Its key; or give an address."),
                                TaskField.input("url", "Address", "As of the task kind function.")
                                        .in(FUNCTION)
                                        .like("https://functions.example.org/score"),
                                TaskField.input("style", "Platform", "Empty: the address itself.")
                                        .in(FUNCTION)
                                        .oneOf(
                                                new Choice("url", "the address itself"),
                                                new Choice("lambda", "Invoke API of AWS Lambda"),
                                                new Choice("azure", "Azure Functions"),
                                                new Choice("openfaas", "OpenFaaS"),
                                                new Choice("openfaas-async", "OpenFaaS, through its queue")),
                                TaskField.input("function", "Function", "Its name, where the platform wants one.")
                                        .in(FUNCTION)
                                        .shaped("[A-Za-z0-9._:-]+", "Write the name of a function."),
                                TaskField.input("mode", "Answer", "Empty: at once.")
                                        .in(FUNCTION)
                                        .oneOf(
                                                new Choice("sync", "at once"),
                                                new Choice("token", "with a token, later")),
                                TaskField.input("secret", "Secret", "Name of the secret that is sent as key.")
                                        .in(FUNCTION),
                                TaskField.input(
                                                "secretHeader",
                                                "Header of the secret",
                                                "Empty: as the platform wants it.")
                                        .in(FUNCTION),
                                TaskField.input(
                                                "callTimeout",
                                                "Longest call",
                                                "ISO-8601. Empty: PT1M, with a token P1D.")
                                        .in(FUNCTION)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("PT5M"),
                                TaskField.input("heartbeat", "Longest silence", "ISO-8601; with a token.")
                                        .in(FUNCTION)
                                        .shaped(DURATION, SAY_DURATION),
                                TaskField.input("parallelism", "At the same time", "1 to 100. Empty: 10.")
                                        .in(LIMITS)
                                        .shaped("\\d+", "Write a number.")
                                        .like("10"),
                                TaskField.input("retries", "Further attempts of an item", "Empty: 3.")
                                        .in(LIMITS)
                                        .shaped("\\d+", "Write a number.")
                                        .like("3"),
                                TaskField.input(
                                                "backOff",
                                                "Pause before them",
                                                "ISO-8601; doubled each time. Empty: PT10S.")
                                        .in(LIMITS)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("PT10S"),
                                TaskField.input(
                                                "tolerate",
                                                "Failed items that do no harm",
                                                "A number, or a part such as 5%. Empty: none.")
                                        .in(LIMITS)
                                        .like("5%"),
                                TaskField.input(
                                                "timeout",
                                                "Time for all items",
                                                "ISO-8601. Empty: as long as it takes.")
                                        .in(LIMITS)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("P1D"),
                                TaskField.result("The summary: items, succeeded, failed, skipped, results.")))
                .accepting("header.*"));
    }
}
