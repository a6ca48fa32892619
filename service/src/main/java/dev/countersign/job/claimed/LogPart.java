package dev.countersign.job.claimed;

/**
 * A part of a log.
 *
 * @param from of the first byte; that of the text where the part is what was wanted
 */
public record LogPart(long from, String text) {

    public static final LogPart NONE = new LogPart(-1, "");
}
