package dev.countersign.job.command;

import dev.countersign.job.local.Handover;
import java.util.List;

/**
 * How a program is started.
 *
 * @param command its words, which every user of the machine can read
 * @param handover its environment
 */
record ProgramRun(List<String> command, Handover handover) {}
