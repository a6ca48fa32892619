package dev.countersign.taskkind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskKindCheckTest {

    private static final TaskKind CALL = TaskKind.external(
                    "call",
                    "Call",
                    "",
                    1,
                    "connector",
                    List.of(
                            TaskField.hidden(Binding.INPUT, "connector", "call"),
                            TaskField.input("url", "Address", "").asRequired(),
                            TaskField.input("method", "Method", "")
                                    .oneOf(new Choice("GET", "GET"), new Choice("PUT", "PUT")),
                            TaskField.input("follow", "Follow", "").as(TaskField.Type.BOOLEAN),
                            TaskField.input("timeout", "Time limit", "").shaped("\\d+s", "Write 10s.")))
            .accepting("header.*");
    private static final TaskKind COPY = TaskKind.external(
            "copy",
            "Copy",
            "",
            1,
            "connector",
            List.of(
                    TaskField.hidden(Binding.INPUT, "connector", "copy"),
                    TaskField.input("from", "From", "").asRequired()));
    private static final TaskKind JOB = TaskKind.external(
                    "job",
                    "Job",
                    "",
                    1,
                    "job",
                    List.of(TaskField.input("param.input", "Input", "").asRequired()))
            .accepting("parameters", "param.*");

    private final TaskKindCheck check = new TaskKindCheck(new TaskKinds(List.of(() -> List.of(CALL, COPY, JOB))));

    @Test
    void whatFitsIsTaken() {
        assertThat(problems(Map.of(
                        "connector", "call",
                        "url", "http://x",
                        "method", "GET",
                        "follow", "false",
                        "timeout", "10s",
                        "header.accept", "text/plain")))
                .isEmpty();
    }

    @Test
    void requiredInputsAreNeitherMissingNorEmpty() {
        assertThat(problems(Map.of("connector", "call")))
                .containsExactly("The input parameter 'url' (Address) is missing.");
        assertThat(problems(Map.of("connector", "call", "url", " ")))
                .containsExactly("The input parameter 'url' (Address) is missing.");
    }

    @Test
    void literalsAreAmongTheChoicesAndHaveTheirShape() {
        assertThat(problems(Map.of(
                        "connector", "call", "url", "x", "method", "FETCH", "follow", "yes", "timeout", "10 minutes")))
                .containsExactly(
                        "The input parameter 'method' is 'FETCH'; it must be one of GET, PUT.",
                        "The input parameter 'follow' is 'yes'; it must be one of false, true.",
                        "The input parameter 'timeout' is '10 minutes'. Write 10s.");
    }

    @Test
    void whatOnlyTheRunningProcessKnowsIsLeftToIt() {
        assertThat(problems(Map.of("connector", "call", "url", "${url}", "method", "${m}", "timeout", "#{t}")))
                .isEmpty();
        assertThat(problems(Map.of("connector", "${which}", "from", "a"))).isEmpty();
        assertThat(problems(Map.of("connector", "unheard-of"))).isEmpty();
        assertThat(check.problems("elsewhere", Map.of("x", "y"), Set.of())).isEmpty();
    }

    @Test
    void aWrongNameIsToldWithTheNearestRightOne() {
        assertThat(problems(Map.of("connector", "call", "url", "x", "timout", "10s")))
                .containsExactly(
                        "The input parameter 'timout' means nothing to a task of the topic 'connector'; did you mean 'timeout'?");
        assertThat(problems(Map.of("connector", "copy", "from", "x", "somethingElse", "1")))
                .containsExactly(
                        "The input parameter 'somethingElse' means nothing to a task of the topic 'connector'; there are connector,"
                                + " from.");
    }

    @Test
    void aFieldOfAnotherKindIsUnknownToThisOne() {
        assertThat(problems(Map.of("connector", "copy", "from", "x", "url", "x")))
                .singleElement()
                .asString()
                .startsWith("The input parameter 'url' means nothing");
    }

    @Test
    void aMapMayHoldWhatIsRequired() {
        assertThat(check.problems("job", Map.of("parameters", ""), Set.of("parameters")))
                .isEmpty();
        assertThat(check.problems("job", Map.of("parameters", ""), Set.of())).hasSize(1);
        assertThat(check.problems("job", Map.of("param.input", "", "param.more", "1"), Set.of("param.input")))
                .isEmpty();
    }

    private List<String> problems(Map<String, String> inputs) {
        return check.problems("connector", inputs, Set.of()).stream()
                .map(InputProblem::message)
                .toList();
    }
}
