package dev.countersign.decision.signing;

import java.util.List;

/**
 * The keys that exports and reports are signed with.
 *
 * @param current the one that this node signs with now
 * @param all that one and all others, of other nodes and of the past, latest first
 */
public record SigningKeysView(String algorithm, SigningKeyView current, List<SigningKeyView> all) {

    public SigningKeysView {
        all = List.copyOf(all);
    }
}
