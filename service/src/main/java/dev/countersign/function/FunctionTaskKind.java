package dev.countersign.function;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The task kind {@code function}. */
@Singleton
class FunctionTaskKind implements TaskKindSource {

    private static final String DURATION = "P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";
    private static final String SAY_DURATION = "Write a duration such as PT1M.";
    private static final String KEY = "Key";
    private static final String WAITING = "Waiting and trying again";

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.external(
                        "function",
                        "Call a function",
                        "Calls a function over HTTP; it answers at once or hands in a token when it is done.",
                        1,
                        FunctionWorker.TOPIC,
                        List.of(
                                TaskField.input(
                                                "style",
                                                "Platform",
                                                "How the function is called. Empty: the address itself.")
                                        .oneOf(
                                                new Choice("url", "the address itself, as an AWS Lambda function URL"),
                                                new Choice("lambda", "Invoke API of AWS Lambda"),
                                                new Choice("azure", "Azure Functions"),
                                                new Choice("openfaas", "OpenFaaS"),
                                                new Choice("openfaas-async", "OpenFaaS, through its queue")),
                                TaskField.input(
                                                "url",
                                                "Address",
                                                "Of the function or the platform; its host is one of"
                                                        + " countersign.connector.hosts.allowed.")
                                        .asRequired()
                                        .like("https://functions.example.org/score"),
                                TaskField.input("function", "Function", "Its name, where the platform wants one.")
                                        .shaped("[A-Za-z0-9._:-]+", "Write the name of a function.")
                                        .like("score"),
                                TaskField.input("body", "Body", "What is sent: a map, or JSON from an expression.")
                                        .like("${order}"),
                                TaskField.input(
                                                "mode",
                                                "Answer",
                                                "Empty: at once. With a token the task waits until the far side hands it in.")
                                        .oneOf(
                                                new Choice("sync", "at once"),
                                                new Choice("token", "with a token, later")),
                                TaskField.input("secret", "Secret", "Name of the secret that is sent as key.")
                                        .in(KEY),
                                TaskField.input(
                                                "secretHeader",
                                                "Header of the secret",
                                                "Empty: Authorization as Bearer, for Azure x-functions-key.")
                                        .in(KEY),
                                TaskField.input(
                                                "timeout",
                                                "Longest wait",
                                                "ISO-8601. Empty: PT1M at once, P1D with a token.")
                                        .in(WAITING)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("PT5M"),
                                TaskField.input(
                                                "heartbeat",
                                                "Longest silence",
                                                "ISO-8601; with a token, how long nothing may be heard. Empty: any time.")
                                        .in(WAITING)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("PT1M"),
                                TaskField.input("retries", "Further attempts", "Empty: 3.")
                                        .in(WAITING)
                                        .shaped("\\d+", "Write a number.")
                                        .like("3"),
                                TaskField.input(
                                                "backOff",
                                                "Pause before them",
                                                "ISO-8601; doubled each time. Empty: PT10S.")
                                        .in(WAITING)
                                        .shaped(DURATION, SAY_DURATION)
                                        .like("PT10S"),
                                TaskField.result("What the function answered.")))
                .accepting("header.*"));
    }
}
