/**
 * One decision as a signed page that stands alone: the record, the evidence that was shown, the hashes. It can be printed,
 * archived and checked offline; it needs no script and fetches nothing.
 */
@NullMarked
package dev.countersign.decision.report;

import org.jspecify.annotations.NullMarked;
