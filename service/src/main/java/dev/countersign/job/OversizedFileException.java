package dev.countersign.job;

/** A run left a file that is longer than what may be taken over. */
public class OversizedFileException extends RuntimeException {

    public OversizedFileException(String name, long size, int maxBytes) {
        super(name + " has " + size + " bytes; at most " + maxBytes + " are taken");
    }
}
