/**
 * Content-addressed evidence: the documents that a task shows and a decision is bound to. A document is validated,
 * written in one canonical form and stored once under the SHA-256 of that form, so the digest alone says what was seen.
 */
@NullMarked
package dev.countersign.evidence;

import org.jspecify.annotations.NullMarked;
