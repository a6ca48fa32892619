package dev.countersign.connector.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction();

    @Test
    void noSpellingOfTheSecretGetsThrough() {
        redaction.hide("anna", "pa/ss \"word\"+1");

        assertThat(
                        redaction.clean(
                                "raw pa/ss \"word\"+1, url pa%2Fss+%22word%22%2B1 pa%2Fss%20%22word%22%2B1, json pa\\/ss \\\"word\\\"+1 pa/ss \\\"word\\\"+1, basic YW5uYTpwYS9zcyAid29yZCIrMQ=="))
                .isEqualTo("raw [secret], url [secret] [secret], json [secret] [secret], basic [secret]==");
    }

    @Test
    void base64OfATextAroundTheSecretIsHiddenWhereverItBegins() {
        String secret = "api-token-Zq8/+secret";
        redaction.hide(secret);

        for (String before : List.of("", "x", "xy", "Bearer ", "anna:")) {
            for (String after : List.of("", "!", "!!")) {
                byte[] text = (before + secret + after).getBytes(StandardCharsets.UTF_8);
                String cleaned = redaction.clean(Base64.getEncoder().encodeToString(text) + " "
                        + Base64.getUrlEncoder().encodeToString(text));
                assertThat(cleaned.split("\\[secret]", -1)).as(before + after).hasSize(3);
                assertThat(cleaned.length()).isLessThan(2 * (before.length() + after.length()) + 50);
            }
        }
    }

    @Test
    void aSecretOfSeveralLinesIsHiddenInJsonToo() {
        redaction.hide("line one\nline \"two\"");

        assertThat(redaction.clean("{\"a\":\"line one\\nline \\\"two\\\"\"}")).isEqualTo("{\"a\":\"[secret]\"}");
    }

    @Test
    void aSecretWithinAnotherIsHiddenWithIt() {
        redaction.hide("abcdef");
        redaction.hide("abcdefghij");

        assertThat(redaction.clean("x abcdefghij y abcdef z")).isEqualTo("x [secret] y [secret] z");
    }

    @Test
    void valuesAreCleanedAllTheWayDown() {
        redaction.hide("123456");

        assertThat(redaction.clean(Map.of("k123456", List.of("a123456b", 123456, 7, true))))
                .isEqualTo(Map.of("k[secret]", List.of("a[secret]b", "[secret]", 7, true)));
    }

    @Test
    void partOfALogKeepsItsLength() {
        redaction.hide("pässword-7");

        byte[] log = "before pässword-7 after ä".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(redaction.mask(log), StandardCharsets.UTF_8)).isEqualTo("before *********** after ä");
        assertThat(redaction.mask(log)).hasSameSizeAs(log);
        assertThat(redaction.longest()).isGreaterThanOrEqualTo(11);
        assertThat(new Redaction().longest()).isZero();
    }
}
