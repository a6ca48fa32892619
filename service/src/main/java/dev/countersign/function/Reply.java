package dev.countersign.function;

/**
 * What came back of a request.
 *
 * @param functionError what the platform says about a function that threw; empty when it did not
 */
record Reply(int status, String functionError, byte[] body) {}
