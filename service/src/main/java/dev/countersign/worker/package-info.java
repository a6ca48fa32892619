/**
 * The workers outside the service: who they are, which topics they ask for, and which topics have waiting tasks that nobody
 * asks for. A topic without a worker is told, once, and never taken for quiet.
 */
@NullMarked
package dev.countersign.worker;

import org.jspecify.annotations.NullMarked;
