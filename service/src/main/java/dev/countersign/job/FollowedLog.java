package dev.countersign.job;

/**
 * A part of a job's log for somebody who reads on.
 *
 * @param ended whether nothing follows any more
 */
record FollowedLog(LogPart part, boolean ended) {}
