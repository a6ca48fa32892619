package dev.countersign.connector;

import dev.countersign.connector.ConnectorFailure.Reach;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which failures are tried again: {@code connect} (never sent), {@code network} (the connection broke), {@code timeout},
 * {@code conflict} (rolled back by the other side, nothing was done) and status codes.
 */
final class RetryRule {

    private static final Set<String> WORDS = Set.of("connect", "network", "timeout", "conflict", "none");
    private static final String SAFE = "connect,conflict,429,503";
    private static final String ALL = "connect,network,timeout,conflict,429,502,503,504";

    private final Set<String> words = new LinkedHashSet<>();
    private final List<StatusSet> statuses = new ArrayList<>();

    private RetryRule() {}

    /** The default: all that may pass, but after what may have been done already only when that does no harm. */
    static RetryRule standard(boolean idempotent) {
        return parse(idempotent ? ALL : SAFE);
    }

    /** @throws IllegalArgumentException when a part means nothing */
    static RetryRule parse(String text) {
        RetryRule rule = new RetryRule();
        for (String part : text.split(",", -1)) {
            if (WORDS.contains(part.strip())) {
                rule.words.add(part.strip());
            } else {
                try {
                    rule.statuses.add(StatusSet.parse("retryOn", part));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "The input parameter 'retryOn' lists connect, network, timeout, conflict, none and status codes such as 503 or 5xx, not '%s'."
                                    .formatted(part.strip()));
                }
            }
        }
        return rule;
    }

    boolean covers(ConnectorFailure failure) {
        if (failure.status().isPresent()) {
            return statuses.stream()
                    .anyMatch(set -> set.contains(failure.status().getAsInt()));
        }
        return switch (failure.code()) {
            case "dns", "refused", "connect-timeout" -> words.contains("connect");
            case "connection-lost" -> words.contains(failure.reach() == Reach.NOT_SENT ? "connect" : "network");
            case "timeout" -> words.contains("timeout");
            case "conflict" -> words.contains("conflict");
            default -> false;
        };
    }
}
