/**
 * What people put together before they send a form: drafts, and files uploaded for it. Both are their own until the form
 * is sent; then drafts are deleted and files belong to the run.
 */
@NullMarked
package dev.countersign.draft;

import org.jspecify.annotations.NullMarked;
