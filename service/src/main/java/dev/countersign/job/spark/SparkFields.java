package dev.countersign.job.spark;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField;
import java.util.List;

/** What a modeller says about every Spark job, whatever it does. */
class SparkFields {

    static final String TOPIC = "spark";

    private static final String NUMBER = "[1-9]\\d{0,6}";
    private static final String MEMORY = "[1-9]\\d{0,5}[kmgKMG]";

    static final List<TaskField> RESOURCES = List.of(
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
                    .shaped("P.+", "Write a duration such as PT30M."),
            resource("retries", "Extra attempts", "After technical failures. Empty: as configured.")
                    .shaped("\\d{1,2}", "Write a number."),
            resource("retryBackOff", "Pause before an extra attempt", "Such as PT1M. Empty: as configured.")
                    .shaped("P.+", "Write a duration such as PT1M."),
            resource("retryBackOffFactor", "Longer pause each time", "By this factor, 1 to 10. Empty: 2.")
                    .shaped("[0-9.]{1,6}", "Write a number."),
            resource(
                    "retryOn",
                    "Which failures",
                    "Codes such as out-of-memory, killed with commas between them. Empty: all that may pass."),
            resource(
                            "retryMemoryFactor",
                            "More memory after it ran out",
                            "By this factor, 1 to 4. Empty: the same again.")
                    .shaped("[0-9.]{1,6}", "Write a number."),
            resource("pool", "Pool", "Where it takes a place. Empty: that of the backend."),
            resource("priority", "Priority", "The higher goes first. Empty: 0.")
                    .shaped("-?\\d{1,7}", "Write a whole number."),
            resource(
                    "backend",
                    "Where it runs",
                    "spark-local, spark-standalone, spark-livy or another that the deployment has. Empty: its choice."));

    private SparkFields() {}

    private static TaskField resource(String name, String label, String description) {
        return input(name, label, description).in("Resources");
    }
}
