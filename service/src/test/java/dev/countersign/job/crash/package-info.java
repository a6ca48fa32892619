/** Kills the packaged service with SIGKILL and looks whether anything is lost or done twice. */
@NullMarked
package dev.countersign.job.crash;

import org.jspecify.annotations.NullMarked;
