@NullMarked
package dev.countersign.job.command;

import org.jspecify.annotations.NullMarked;
