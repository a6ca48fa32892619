package dev.countersign.notification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * How the caller is told, and what there is to choose from.
 *
 * @param options not part of what is sent back
 */
public record PreferencesView(@JsonUnwrapped PreferencesRequest preferences, Options options) {

    /**
     * What there is to choose from.
     *
     * @param alwaysOn kinds that cannot be switched off
     * @param webhooks endpoints that people may choose
     */
    public record Options(List<String> languages, List<String> kinds, List<String> alwaysOn, List<String> webhooks) {}
}
