package dev.countersign.job.spark;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The packaged Spark applications as kinds of tasks, each with its own parameters. */
@Singleton
class ApplicationTaskKinds implements TaskKindSource {

    @Override
    public List<TaskKind> kinds() {
        return List.of(ingest(), forecast(), evaluate(), publish());
    }

    private static TaskKind ingest() {
        return kind(
                "ingest",
                "Ingest sales files",
                "Reads raw sales files, checks every row and writes a snapshot.",
                "The profile: rows, rejects and their reasons, series, dates; output is the snapshot's folder.",
                parameter("input", "Files", "A file, a folder, or a pattern with *, ?, [..], {a,b}.")
                        .asRequired()
                        .like("/data/sales"),
                parameter("format", "Format", "What the files look like.")
                        .oneOf(
                                new Choice("auto", "Found out from the header"),
                                new Choice("avocado", "Hass Avocado Board"),
                                new Choice("retail", "Retail"))
                        .with("auto"));
    }

    private static TaskKind forecast() {
        return kind(
                "forecast",
                "Forecast sales",
                "Forecasts the coming weeks of every series of a snapshot.",
                "Totals, methods and errors of the backtest; output is the forecast's folder.",
                snapshot(),
                parameter("horizon", "Weeks ahead", "1 to 52. Empty: 12.")
                        .shaped("[1-9]|[1-4]\\d|5[0-2]", "Write a number from 1 to 52."),
                parameter("method", "Method", "mix, or one method for all series. Empty: mix."),
                parameter("methods", "Methods to weigh", "JSON list of names. Empty: the usual ones."),
                parameter("excludeBefore", "Leave out sales before", "A date such as 2018-01-01.")
                        .shaped("\\d{4}-\\d{2}-\\d{2}", "Write a date such as 2018-01-01."));
    }

    private static TaskKind evaluate() {
        return kind(
                "evaluate",
                "Evaluate a forecast",
                "Scores the backtest of a forecast and makes the evidence for its approval.",
                "The scores, and evidence: the digest of the document that a person decides on.",
                snapshot(),
                forecastFolder());
    }

    private static TaskKind publish() {
        return kind(
                "publish",
                "Publish a forecast",
                "Writes an approved forecast with its overrides to where the business finds it.",
                "Where it was published, rows and totals.",
                forecastFolder(),
                parameter(
                                "approval",
                                "Approval",
                                "The variable with the answer of the person who approved, as JSON object.")
                        .asRequired()
                        .like("${approval}"),
                parameter("overrides", "Overrides", "JSON: percent by category. Empty: none.")
                        .like("${overrides}"),
                parameter("target", "Target", "Name under which the business finds it. Empty: retail-forecast.")
                        .shaped("[A-Za-z0-9][A-Za-z0-9_-]{0,99}", "Write letters, digits, '_' and '-'."));
    }

    private static TaskField snapshot() {
        return parameter("snapshot", "Snapshot", "The output of an ingest.")
                .asRequired()
                .like("${ingest.output}");
    }

    private static TaskField forecastFolder() {
        return parameter("forecast", "Forecast", "The output of a forecast.")
                .asRequired()
                .like("${forecast.output}");
    }

    private static TaskField parameter(String name, String label, String description) {
        return input("param." + name, label, description).in("Job");
    }

    private static TaskKind kind(String id, String name, String description, String result, TaskField... parameters) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.hidden(Binding.INPUT, "application", id));
        fields.addAll(List.of(parameters));
        fields.addAll(SparkFields.RESOURCES);
        fields.add(TaskField.result(result).asRequired());
        return TaskKind.external(id, name, description, 1, SparkFields.TOPIC, fields)
                .accepting("parameters");
    }
}
