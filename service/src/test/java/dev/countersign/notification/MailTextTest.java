package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MailTextTest {

    @Test
    void aSubjectIsOneLineWithoutControlCharacters() {
        assertThat(MailRenderer.subject("Approve\r\nBcc: everybody@example.org\u0000\u2028 now\t "))
                .isEqualTo("Approve Bcc: everybody@example.org now");
        assertThat(MailRenderer.subject("Liiketoiminta – päätös")).isEqualTo("Liiketoiminta – päätös");
        assertThat(MailRenderer.subject("x".repeat(300))).hasSize(200).endsWith("…");
    }

    @Test
    void figuresAreWrittenAsPeopleReadThem() throws JsonProcessingException {
        var document = new ObjectMapper().readTree("""
                {"title":"t","blocks":[
                  {"type":"markdown","text":"not a figure"},
                  {"type":"metrics","items":[
                    {"label":"WAPE","value":0.08545,"format":"percent","threshold":0.12,"comparison":"below","status":"ok"},
                    {"label":"Rows","value":1234567,"format":"integer"},
                    {"label":"MASE","value":0.91234,"format":"number","threshold":1,"comparison":"above","status":"bad"},
                    {"label":"Weight","value":12.5,"format":"number","unit":"kg"},
                    {"label":"Method","value":"xgboost","format":"text"},
                    {"label":"Nothing","value":null,"format":"number"}]}]}""");

        assertThat(EvidenceMetrics.of(document))
                .containsExactly(
                        new EvidenceMetric("WAPE", "8.5 %", "< 12.0 %", "ok"),
                        new EvidenceMetric("Rows", "1,234,567", null, "info"),
                        new EvidenceMetric("MASE", "0.912", "> 1", "bad"),
                        new EvidenceMetric("Weight", "12.5 kg", null, "info"),
                        new EvidenceMetric("Method", "xgboost", null, "info"),
                        new EvidenceMetric("Nothing", "–", null, "info"));
    }

    @Test
    void labelsAreMadeFromNames() {
        assertThat(ModelFacts.label("waitingSince")).isEqualTo("Waiting since");
        assertThat(ModelFacts.label("outcome")).isEqualTo("Outcome");
        assertThat(ModelFacts.label("approved_total")).isEqualTo("Approved total");
    }
}
