package dev.countersign.job;

/**
 * A part of a job's log.
 *
 * @param from offset of its first byte
 * @param size of the whole as it is now; -1 when the backend does not say
 * @param ended whether nothing follows any more
 */
record LogPart(byte[] bytes, long from, long size, boolean ended) {

    /** Where the next part begins. */
    long next() {
        return from + bytes.length;
    }
}
