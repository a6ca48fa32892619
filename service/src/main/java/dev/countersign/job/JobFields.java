package dev.countersign.job;

import static dev.countersign.taskkind.TaskField.input;

import dev.countersign.taskkind.TaskField;
import java.util.List;
import java.util.stream.Stream;

/** What a modeller says about every job, whatever runs it: further attempts, its turn, its place. */
public final class JobFields {

    private JobFields() {}

    /**
     * @param group under which a modeller finds them
     * @param backends names of the places, for people
     */
    public static List<TaskField> of(String group, String backends) {
        return Stream.of(
                        input("retries", "Extra attempts", "After technical failures. Empty: as configured.")
                                .shaped("\\d{1,2}", "Write a number."),
                        input("retryBackOff", "Pause before an extra attempt", "Such as PT1M. Empty: as configured.")
                                .shaped("P.+", "Write a duration such as PT1M."),
                        input("retryBackOffFactor", "Longer pause each time", "By this factor, 1 to 10. Empty: 2.")
                                .shaped("[0-9.]{1,6}", "Write a number."),
                        input(
                                "retryOn",
                                "Which failures",
                                "Codes such as out-of-memory, killed with commas between them. Empty: all that may pass."),
                        input(
                                        "retryMemoryFactor",
                                        "More memory after it ran out",
                                        "By this factor, 1 to 4. Empty: the same again.")
                                .shaped("[0-9.]{1,6}", "Write a number."),
                        input("pool", "Pool", "Where it takes a place. Empty: that of the backend."),
                        input("priority", "Priority", "The higher goes first. Empty: 0.")
                                .shaped("-?\\d{1,7}", "Write a whole number."),
                        input(
                                "backend",
                                "Where it runs",
                                backends + " or another that the deployment has. Empty: its choice."))
                .map(field -> field.in(group))
                .toList();
    }
}
