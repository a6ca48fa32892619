package dev.countersign.form;

import java.util.List;
import java.util.Optional;

/** A {@code formKey} in the spellings in which it names a file of the deployment. */
final class FormKey {

    private static final List<String> PREFIXES =
            List.of("deployment:", "embedded:deployment:", "camunda-forms:deployment:", "operaton-forms:deployment:");

    private FormKey() {}

    static Optional<String> resource(String formKey) {
        return PREFIXES.stream()
                .filter(formKey::startsWith)
                .map(prefix -> formKey.substring(prefix.length()))
                .findFirst();
    }
}
