package dev.countersign.worker;

/**
 * That a worker asks for tasks of a topic or works on one.
 *
 * @param workerId the name that it gives itself
 * @param userId who it is signed in as
 */
record Sign(String workerId, String topic, String userId) {}
