package dev.countersign.decision;

/** The last link of the chain. */
record ChainHead(long sequence, String hash) {}
