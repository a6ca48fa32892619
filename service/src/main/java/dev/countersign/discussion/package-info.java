/**
 * What people say and show each other about a task: comments with mentions, attachments, and the list of what happened.
 * All of it outlives the task.
 */
@NullMarked
package dev.countersign.discussion;

import org.jspecify.annotations.NullMarked;
