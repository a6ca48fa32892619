package dev.countersign.job;

import java.util.List;

/** Some of the jobs, and how many there are. */
record JobPage(List<JobView> items, long total) {}
