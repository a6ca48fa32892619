/**
 * form-js forms on the server: lookup, prefill, and validation by the same rules and messages as the browser's, so that
 * a form sent by a program is judged like one filled in by a person. Keeps promise 8 for everything people enter.
 */
@NullMarked
package dev.countersign.form;

import org.jspecify.annotations.NullMarked;
