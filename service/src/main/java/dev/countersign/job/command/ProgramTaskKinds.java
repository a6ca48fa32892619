package dev.countersign.job.command;

import dev.countersign.job.JobFields;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Scripts and commands as modellers see them. */
@Singleton
class ProgramTaskKinds implements TaskKindSource {

    private static final String MEMORY = "^([1-9]\\d{0,5}[kmgKMG])?$";
    private static final String DURATION = "^(P.+)?$";

    private static final String[] FURTHER = {"parameters", "param.*"};

    @Override
    public List<TaskKind> kinds() {
        return List.of(
                TaskKind.external(
                                "script",
                                "Script",
                                "Runs a shell or Python script that stands in the model, under limits of time and memory.",
                                2,
                                ScriptBackend.TOPIC,
                                fields(
                                        "script-local",
                                        TaskField.input("application", "Language", "What runs the script.")
                                                .oneOf(new Choice("shell", "Shell"), new Choice("python", "Python"))
                                                .with("shell")
                                                .asRequired(),
                                        TaskField.input(
                                                        "param.script",
                                                        "Script",
                                                        "Other inputs named param.<name> reach it as the environment variable"
                                                                + " PARAM_<NAME>. Write no ${...} into the script: that would be"
                                                                + " the engine's expression, not the shell's.")
                                                .as(Type.LONG_TEXT)
                                                .like("echo done")
                                                .asRequired(),
                                        memory("Limit of its memory, such as 512m. Empty: as configured."),
                                        time()))
                        .accepting(FURTHER),
                TaskKind.external(
                                "command",
                                "Command",
                                "Runs a program that the operator has configured, as a process or in a container.",
                                2,
                                CommandBackend.TOPIC,
                                fields(
                                        "command-local",
                                        TaskField.input(
                                                        "application",
                                                        "Command",
                                                        "The name of a configured command. Its parameters are inputs named"
                                                                + " param.<name>.")
                                                .like("echo")
                                                .asRequired(),
                                        memory(
                                                "Limit of its memory, such as 512m. Empty: as configured for the command."),
                                        time()))
                        .accepting(FURTHER));
    }

    private static TaskField memory(String description) {
        return TaskField.input("driverMemory", "Memory", description)
                .in("Limits")
                .shaped(MEMORY, "Write a size such as 512m or 2g.");
    }

    private static TaskField time() {
        return TaskField.input("timeLimit", "Time limit", "Such as PT30M. Empty: as configured.")
                .in("Limits")
                .shaped(DURATION, "Write an ISO-8601 duration such as PT30M.");
    }

    /** @param own what only this kind has; what all jobs have follows */
    private static List<TaskField> fields(String backend, TaskField... own) {
        List<TaskField> fields = new ArrayList<>(List.of(own));
        fields.addAll(JobFields.of("Limits", backend));
        fields.add(result());
        return fields;
    }

    private static TaskField result() {
        return TaskField.result("Gets the program's last line of output if that is a JSON object, and its exit code.");
    }
}
