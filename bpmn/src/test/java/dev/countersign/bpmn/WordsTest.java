package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the flagship's mails say in Finnish is what the process says. */
class WordsTest {

    private static final Path RETAIL = Path.of("src/main/resources/retail-forecast");

    private Map<String, String> words = Map.of();

    @BeforeEach
    void read() throws IOException {
        words = new ObjectMapper()
                .readValue(Files.readString(RETAIL.resolve("words.fi.json")), new TypeReference<>() {});
    }

    @Test
    void everyTaskAndTheProcessHaveAName() throws IOException {
        assertThat(words.keySet())
                .containsAll(all("<bpmn:(?:userTask|process) [^>]*?name=\"([^\"]+)\"", "retail-forecast.bpmn"));
    }

    @Test
    void everyTaskIsDescribed() throws IOException {
        assertThat(all("<bpmn:userTask .*?<bpmn:documentation>(.*?)</bpmn:documentation>", "retail-forecast.bpmn"))
                .hasSize(4)
                .allSatisfy(text -> assertThat(isKnown(text.replaceAll("\\$\\{[^}]*}", "~")))
                        .as(text)
                        .isTrue());
    }

    @Test
    void everyDecisionIsAButton() {
        for (String form : new String[] {"approve-forecast", "second-approval", "review-data", "repair-job"}) {
            Stream<String> labels = StreamSupport.stream(
                            FormModel.read(RETAIL.resolve(form + ".form"))
                                    .field("decision")
                                    .path("values")
                                    .spliterator(),
                            false)
                    .map(value -> value.path("label").asText());
            assertThat(words.keySet()).as(form).containsAll(labels.toList());
        }
    }

    @Test
    void everyReasonOfTheTablesIsSaid() throws IOException {
        for (String table : new String[] {"review-policy.dmn", "data-quality-verdict.dmn"}) {
            assertThat(all("<text>((?:string\\(|\")[A-Z0-9a-z][^<]*[.]\")</text>", table))
                    .isNotEmpty()
                    .allSatisfy(reason ->
                            assertThat(isKnown(said(reason))).as(reason).isTrue());
        }
    }

    /** {@code "The error is " + string(...) + " %."} says {@code The error is ~ %.} */
    private static String said(String feel) {
        return Pattern.compile("\"([^\"]*)\"(?! *\\))|string\\(.*?\\)(?= \\+ \")")
                .matcher(feel)
                .results()
                .map(part -> part.group(1) == null ? "~" : part.group(1))
                .collect(Collectors.joining());
    }

    private boolean isKnown(String text) {
        return words.keySet().stream()
                .map(key -> key.replaceAll("\\{\\d}", "~"))
                .anyMatch(text::equals);
    }

    private static Stream<String> stream(String pattern, String file) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(RETAIL.resolve(file)))
                .results()
                .map(result -> result.group(1));
    }

    private static List<String> all(String pattern, String file) throws IOException {
        return stream(pattern, file).distinct().toList();
    }
}
