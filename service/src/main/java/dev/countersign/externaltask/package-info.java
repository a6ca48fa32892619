/**
 * External tasks that the service works on itself: who serves which topic, how such a task is taken, completed and
 * failed. Strangers are kept off them, and a model with a topic that nobody serves is refused.
 */
@NullMarked
package dev.countersign.externaltask;

import org.jspecify.annotations.NullMarked;
