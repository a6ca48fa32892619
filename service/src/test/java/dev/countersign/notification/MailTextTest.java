package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

        assertThat(EvidenceMetrics.of(document, new LocalFormat(Language.EN, ZoneOffset.UTC)))
                .containsExactly(
                        new EvidenceMetric("WAPE", "8.5 %", "< 12.0 %", "ok", "ok"),
                        new EvidenceMetric("Rows", "1,234,567", null, "info", "info"),
                        new EvidenceMetric("MASE", "0.912", "> 1", "bad", "bad"),
                        new EvidenceMetric("Weight", "12.5 kg", null, "info", "info"),
                        new EvidenceMetric("Method", "xgboost", null, "info", "info"),
                        new EvidenceMetric("Nothing", "–", null, "info", "info"));
        assertThat(EvidenceMetrics.of(document, new LocalFormat(Language.FI, ZoneOffset.UTC)))
                .extracting(EvidenceMetric::value)
                .containsExactly("8,5 %", "1\u00a0234\u00a0567", "0,912", "12,5 kg", "xgboost", "–");
    }

    @Test
    void momentsAreThoseOfTheReadersZoneInSummerAndWinter() {
        LocalFormat english = new LocalFormat(Language.EN, ZoneId.of("Europe/Helsinki"));
        LocalFormat finnish = new LocalFormat(Language.FI, ZoneId.of("Europe/Helsinki"));
        Instant winter = Instant.parse("2026-01-31T13:45:00Z");
        Instant summer = Instant.parse("2026-07-01T06:05:00Z");

        assertThat(english.moment(winter)).isEqualTo("31 Jan 2026, 15:45 (UTC+2)");
        assertThat(finnish.moment(winter)).isEqualTo("31.1.2026 klo 15.45 (UTC+2)");
        assertThat(finnish.moment(summer)).isEqualTo("1.7.2026 klo 9.05 (UTC+3)");
        assertThat(new LocalFormat(Language.EN, ZoneId.of("Asia/Kolkata")).moment(winter))
                .isEqualTo("31 Jan 2026, 19:15 (UTC+5:30)");
        assertThat(new LocalFormat(Language.EN, ZoneOffset.UTC).moment(winter)).isEqualTo("31 Jan 2026, 13:45 (UTC)");
    }

    @Test
    void everyTextIsThereInEveryLanguage() {
        Texts english = Texts.of(Language.EN);
        for (Language language : Language.values()) {
            assertThat(Texts.of(language).all().keySet())
                    .as(language.id())
                    .isEqualTo(english.all().keySet());
        }
        for (MailTemplate template : MailTemplate.values()) {
            assertThat(english.all())
                    .containsKeys(
                            template.id() + ".intro",
                            template.id() + ".action",
                            template.id() + ".reason",
                            "subject." + template.kind().id(),
                            "kind." + template.kind().id());
        }
    }

    @Test
    void labelsAreMadeFromNames() {
        assertThat(ModelFacts.label("waitingSince")).isEqualTo("Waiting since");
        assertThat(ModelFacts.label("outcome")).isEqualTo("Outcome");
        assertThat(ModelFacts.label("approved_total")).isEqualTo("Approved total");
    }
}
