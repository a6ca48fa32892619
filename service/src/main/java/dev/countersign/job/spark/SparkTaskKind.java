package dev.countersign.job.spark;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The service task that runs a Spark application. */
@Singleton
class SparkTaskKind implements TaskKindSource {

    private static final String RESOURCES = "Resources";

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.external(
                        "spark-job",
                        "Spark job",
                        "Runs a Spark application in a process of its own and waits for its result.",
                        2,
                        "spark",
                        List.of(
                                input(
                                                "application",
                                                "Application",
                                                "One that the service knows. Its parameters go into inputs named param.<name>, or into one"
                                                        + " named parameters, of type map.")
                                        .in("Job")
                                        .asRequired()
                                        .like("ingest"),
                                input("driverMemory", "Memory", "Such as 2g. Empty: as configured for the application.")
                                        .in(RESOURCES)
                                        .shaped("[1-9]\\d{0,5}[kmgKMG]", "Write 600m or 2g."),
                                input("retries", "Extra attempts", "After technical failures. Empty: as configured.")
                                        .in(RESOURCES)
                                        .shaped("\\d{1,2}", "Write a number."),
                                TaskField.result(
                                                "Gets the small result of the job; the data itself stays where the job wrote it.")
                                        .asRequired()))
                .accepting(
                        "parameters",
                        "param.*",
                        "backend",
                        "executorMemory",
                        "cores",
                        "executors",
                        "partitions",
                        "timeLimit"));
    }
}
