package dev.countersign.notification;

import java.util.HashMap;
import java.util.Map;

/** A real SMTP server, and webhooks at a port that {@link ChatServer} takes. */
public class NoticesProfile extends EmbeddedMailProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        String prefix = "countersign.notification.webhook.";
        String url = "http://127.0.0.1:" + ChatServer.PORT + "/";
        overrides.put("countersign.notification.webhook-timeout", "PT5S");
        overrides.put(prefix + "team.url", url + "secret-team");
        overrides.put(prefix + "team.kinds", "candidate,escalated");
        overrides.put(prefix + "team.groups", "managers");
        overrides.put(prefix + "team.definitions", "notice-test");
        overrides.put(prefix + "people.url", url + "secret-people");
        overrides.put(prefix + "people.for-people", "true");
        return overrides;
    }
}
