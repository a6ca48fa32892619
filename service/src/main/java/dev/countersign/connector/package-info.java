/**
 * Calls to other systems as steps of a process: HTTP, databases, object stores, queues. A call runs after the commit of its
 * external task's lock, never twice at a time, and ends with a result or a reason that a person can act on. Secrets are
 * named in models and resolved here only.
 */
@NullMarked
package dev.countersign.connector;

import org.jspecify.annotations.NullMarked;
