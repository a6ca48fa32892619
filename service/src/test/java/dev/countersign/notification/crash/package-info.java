/** What becomes of mails when the packaged service is killed while it sends them. */
@NullMarked
package dev.countersign.notification.crash;

import org.jspecify.annotations.NullMarked;
