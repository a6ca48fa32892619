/**
 * Tells people by e-mail what waits for them and what became of it. Keeps the promise that no mail is sent for a
 * rolled-back transaction and none is lost: mails go through an outbox in the same database.
 */
@NullMarked
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
