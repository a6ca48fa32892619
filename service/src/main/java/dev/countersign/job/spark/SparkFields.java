package dev.countersign.job.spark;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.job.JobFields;
import dev.countersign.taskkind.TaskField;
import java.util.List;
import java.util.stream.Stream;

/** What a modeller says about every Spark job, whatever it does. */
class SparkFields {

    static final String TOPIC = "spark";

    private static final String NUMBER = "[1-9]\\d{0,6}";
    private static final String MEMORY = "[1-9]\\d{0,5}[kmgKMG]";

    private static final List<TaskField> OWN = List.of(
            resource("driverMemory", "Memory", "Such as 2g. Empty: as configured for the application.")
                    .shaped(MEMORY, "Write 600m or 2g."),
            resource("executorMemory", "Memory of each executor", "On a cluster, such as 4g.")
                    .shaped(MEMORY, "Write 600m or 2g."),
            resource("cores", "Cores", "Threads on one machine; on a cluster those of each executor.")
                    .shaped(NUMBER, "Write a number."),
            resource("executors", "Executors", "On a cluster.").shaped(NUMBER, "Write a number."),
            resource("partitions", "Partitions after a shuffle", "More of them need less memory each.")
                    .shaped(NUMBER, "Write a number."),
            resource("timeLimit", "Time limit", "Longest run, such as PT2H. Empty: none.")
                    .shaped("P.+", "Write a duration such as PT30M."));

    static final List<TaskField> RESOURCES = Stream.concat(
                    OWN.stream(),
                    JobFields.of("Resources", "spark-local, spark-standalone, spark-livy, spark-kubernetes").stream())
            .toList();

    private SparkFields() {}

    private static TaskField resource(String name, String label, String description) {
        return input(name, label, description).in("Resources");
    }
}
