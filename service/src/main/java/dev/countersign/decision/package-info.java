/**
 * The append-only, hash-chained record of what people decided, each bound to the digest of the evidence they saw. Keeps
 * promise 4: who decided what, on which evidence, can be shown later and cannot be changed unnoticed.
 */
@NullMarked
package dev.countersign.decision;

import org.jspecify.annotations.NullMarked;
