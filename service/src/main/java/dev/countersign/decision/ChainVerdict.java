package dev.countersign.decision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What checking the whole chain found.
 *
 * @param records how many records there are
 * @param intact true when every record is there, in its place and unchanged
 * @param firstBroken the sequence number at which the chain first breaks: a changed or displaced record, or the number of
 *     a missing one; null when intact
 */
@Schema(examples = "{\"records\": 128, \"intact\": true, \"firstBroken\": null}")
public record ChainVerdict(
        long records, boolean intact, @Nullable Long firstBroken) {

    static ChainVerdict intact(long records) {
        return new ChainVerdict(records, true, null);
    }

    static ChainVerdict brokenAt(long sequence, long records) {
        return new ChainVerdict(records, false, sequence);
    }
}
