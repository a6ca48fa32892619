/**
 * The frame every Spark application runs in: arguments, validated parameters, the session, progress, the result
 * and the evidence. It keeps one promise: output, evidence and result appear whole or not at all, in this order.
 */
@NullMarked
package dev.countersign.analytics.runner;

import org.jspecify.annotations.NullMarked;
