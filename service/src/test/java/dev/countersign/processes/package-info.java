/** One test per path through each packaged process: the real engine on a real database, jobs and timers taken by hand. */
package dev.countersign.processes;
