package dev.countersign.notification;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** A real SMTP server, and an outbox that is emptied when the test says so. */
public class EmbeddedMailProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(EmbeddedMail.settings(new SmallRyeConfigBuilder().build()));
        overrides.put("quarkus.mailer.mock", "false");
        overrides.put("countersign.mail.sending", "false");
        overrides.put("countersign.mail.timeout", "PT5S");
        overrides.put("countersign.public-url", "https://countersign.example.org/");
        return overrides;
    }
}
