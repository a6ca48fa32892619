/**
 * Programs as jobs: commands that the operator has configured, as processes of this machine or in containers, and shell
 * and Python scripts that stand in the model. Scripts are off unless the operator switches them on.
 */
@NullMarked
package dev.countersign.job.command;

import org.jspecify.annotations.NullMarked;
