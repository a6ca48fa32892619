package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.EvidenceService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a process in the language of its readers. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class GlossaryTest extends NoticeTestBase {

    private static final String WORDS = """
            {"Look <here>": "Katso", "Mail & more": "Postia", "Mean error": "Keskivirhe",
             "It is done": "Valmista tuli", "Decided by": "Päättäjä", "ben": "Pentti"}""";

    @Inject
    EvidenceService evidence;

    @Test
    void namesOfTasksProcessesAndMetricsAreThoseOfTheReader() throws IOException {
        deploy("models/mail-test.bpmn", "notification/words.fi.json", WORDS);
        prefer("mia", "{\"language\":\"fi\"}");
        String digest = evidence.store(new ObjectMapper().readTree("""
                {"title":"F","blocks":[{"type":"metrics","items":[
                  {"label":"Mean error","value":0.085,"format":"percent","status":"ok"}]}]}"""));

        Notification finnish = mailOf(taskWith(digest), "mia");
        assertThat(finnish.subject).isEqualTo("Uusi tehtävä: Katso · " + businessKey);
        assertThat(finnish.textBody).contains("Prosessi: Postia").contains("Keskivirhe: 8,5 %");

        Notification english = mailOf(taskWith(digest), "admin");
        assertThat(english.subject).isEqualTo("New task: Look <here> · " + businessKey);
        assertThat(english.textBody).contains("Process: Mail & more").contains("Mean error: 8.5 %");
    }

    @Test
    void factsOfAModelAreToldInTheReadersWordsAndTime() {
        deploy("models/mail-test.bpmn", "words.fi.json", WORDS);
        prefer("anna", "{\"language\":\"fi\",\"timeZone\":\"Europe/Helsinki\"}");
        String instance = runtime.startProcessInstanceByKey(
                        "mail-test-tell",
                        businessKey,
                        Map.of(
                                "whichTemplate", "outcome",
                                "whichRecipient", "anna",
                                "since", Date.from(Instant.parse("2026-01-31T13:45:00Z"))))
                .getId();

        Notification mail = notifications.list("instanceId", instance).get(0);
        assertThat(mail.subject).isEqualTo("Valmista tuli · " + businessKey);
        assertThat(mail.textBody)
                .contains("Päättäjä: Pentti")
                .contains("Since: 31.1.2026 klo 15.45 (UTC+2)")
                .contains("Perustelu: late");
    }

    @Test
    void sentencesMayHaveGaps() {
        Glossary words = Glossary.parse("""
                {"Round {0}. {1} Look.": "Kierros {0}. {1} Katso.", "The error is {0} %.": "Virhe on {0} %.", "bad": "huono"}""".getBytes(StandardCharsets.UTF_8));

        assertThat(words.of("Round 2. The error is 8.5 %. Look.")).isEqualTo("Kierros 2. Virhe on 8.5 %. Katso.");
        assertThat(words.of("The error is bad %.")).isEqualTo("Virhe on huono %.");
        assertThat(words.of("The error is 8.5 %")).isEqualTo("The error is 8.5 %");
        assertThat(words.of("The error is $1 \\ %.")).isEqualTo("Virhe on $1 \\ %.");
        assertThat(words.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "words.sv.json|{}|is for no language of the mails; there are en, fi",
                "words.fi.json|[]|it is no JSON object",
                "words.fi.json|{\"a\": 1}|the translation of 'a' is no text",
                "words.fi.json|{\"a\": \"\"}|the translation of 'a' is no text",
                "words.fi.json|{\"a\": \"b\", \"a\": \"c\"}|Duplicate field 'a'",
                "words.fi.json|{\"{0}.\": \"{0}!\"}|has no words",
                "words.fi.json|{\"a {0} {1} {2} {0}\": \"b\"}|has more than 3 gaps",
                "words.fi.json|{\"a|it is no JSON"
            })
    void aFileThatCannotBeUsedIsRefusedWithItsNameAndTheReason(String file, String content, String reason) {
        assertThatThrownBy(() -> deploy("models/notice-test.bpmn", file, content))
                .hasMessageContaining(file)
                .hasMessageContaining(reason);
    }

    private String taskWith(String digest) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("group", "managers", "evaluation", Map.of("evidence", digest)));
        variables.put("who", null);
        String instance = runtime.startProcessInstanceByKey("mail-test", businessKey, variables)
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private Notification mailOf(String taskId, String user) {
        return rowsOf(taskId).stream()
                .filter(row -> user.equals(row.recipientId))
                .findFirst()
                .orElseThrow();
    }

    private void deploy(String model, String name, String content) {
        repository
                .createDeployment()
                .name("notice-test-words")
                .addClasspathResource(model)
                .addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }
}
