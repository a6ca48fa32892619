/**
 * Tells people what waits for them and what became of it: by e-mail, in a digest or in a chat room, in their language and
 * time zone. Keeps the promise that nothing is sent for a rolled-back transaction and nothing is lost: it goes through an
 * outbox in the same database.
 */
@NullMarked
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
