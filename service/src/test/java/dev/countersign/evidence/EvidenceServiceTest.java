package dev.countersign.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvidenceServiceTest {

    private static final String DOCUMENT =
            "{\"title\": \"Accuracy\", \"blocks\": [{\"type\": \"markdown\", \"text\": \"WAPE 8.5 %\"}]}";

    @Inject
    EvidenceService evidence;

    @Inject
    DataSource dataSource;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void namesADocumentByItsContentAlone() throws JsonProcessingException {
        String digest = evidence.store(json.readTree(DOCUMENT));
        String spelledOtherwise = evidence.store(
                json.readTree("{\"blocks\":[{\"text\":\"WAPE 8.5 %\",\"type\":\"markdown\"}],\"title\":\"Accuracy\"}"));

        assertThat(digest)
                .isEqualTo(spelledOtherwise)
                .isEqualTo(CanonicalJson.digest(
                        "{\"blocks\":[{\"text\":\"WAPE 8.5 %\",\"type\":\"markdown\"}],\"title\":\"Accuracy\"}"));
        assertThat(evidence.find(digest)).hasValue(json.readTree(DOCUMENT));
        assertThat(evidence.find("unknown")).isEmpty();
    }

    @Test
    void storesNothingThatIsNotEvidence() throws JsonProcessingException {
        JsonNode broken = json.readTree("{\"title\": \"t\", \"blocks\": [{\"type\": \"markdown\"}]}");

        assertThatThrownBy(() -> evidence.store(broken))
                .isInstanceOfSatisfying(
                        InvalidEvidenceException.class,
                        invalid -> assertThat(invalid.violations())
                                .containsExactly(
                                        Violation.inBody("blocks[0].text", "Must be a text that is not empty.")));
    }

    @Test
    void refusesADocumentOverItsSize() {
        ObjectNode document = json.createObjectNode().put("title", "t");
        for (int i = 0; i < 30; i++) {
            document.withArray("blocks").addObject().put("type", "markdown").put("text", "x".repeat(19_000));
        }

        assertThatThrownBy(() -> evidence.store(document))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageContaining("at most 524,288 are allowed");
    }

    @Test
    void isNeverChanged() throws JsonProcessingException, SQLException {
        evidence.store(json.readTree(DOCUMENT));

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update evidence set document = '{}'"))
                    .hasMessageContaining("rows of evidence are never changed");
        }
    }
}
