package dev.countersign.connector.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTextTest {

    @Test
    void onlyWhatTheModelNamesIsFilledIn() {
        assertThat(SecretText.fill("a {{secret:crm}} b {{secret:bank}} c", Set.of("crm"), name -> "<$" + name + "\\>"))
                .isEqualTo("a <$crm\\> b {{secret:bank}} c");
    }

    @Test
    void namesAreFound() {
        assertThat(SecretText.names("{{secret:a.b-c_1}} {{secret:}} {{ secret:x }} ${secret:y}"))
                .containsExactly("a.b-c_1");
    }
}
