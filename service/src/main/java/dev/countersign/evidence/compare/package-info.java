/**
 * Two evidence documents side by side: what has changed, block by block, and whether for the better. So that a reviewer sees
 * at once what is different from what was approved last.
 */
@NullMarked
package dev.countersign.evidence.compare;

import org.jspecify.annotations.NullMarked;
