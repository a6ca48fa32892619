package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses of pages of the web app, for mails. */
@ApplicationScoped
class Links {
    private final String publicUrl;

    Links(@ConfigProperty(name = "countersign.public-url") Optional<String> publicUrl) {
        this.publicUrl = publicUrl.orElse("http://localhost:8080").replaceFirst("/+$", "");
    }

    String task(String taskId) {
        return page("/tasks/" + taskId);
    }

    String instance(String processInstanceId) {
        return page("/instances/" + processInstanceId);
    }

    String overrides() {
        return page("/overrides");
    }

    String inbox() {
        return page("/");
    }

    String page(String path) {
        return publicUrl + path;
    }
}
