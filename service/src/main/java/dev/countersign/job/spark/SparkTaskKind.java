package dev.countersign.job.spark;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The service task that runs any Spark application. */
@Singleton
class SparkTaskKind implements TaskKindSource {

    @Override
    public List<TaskKind> kinds() {
        List<TaskField> fields = new ArrayList<>();
        fields.add(input(
                        "application",
                        "Application",
                        "One that the service knows. Its parameters go into inputs named param.<name>, or into one"
                                + " named parameters, of type map.")
                .in("Job")
                .asRequired()
                .like("ingest"));
        fields.addAll(SparkFields.RESOURCES);
        fields.add(TaskField.result("Gets the small result of the job; the data itself stays where the job wrote it.")
                .asRequired());
        return List.of(TaskKind.external(
                        "spark-job",
                        "Spark job",
                        "Runs a Spark application in a process of its own or on a cluster and waits for its result.",
                        3,
                        SparkFields.TOPIC,
                        fields)
                .accepting("parameters", "param.*"));
    }
}
