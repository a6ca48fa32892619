/** The connector {@code mail}: one message by a configured mail server. */
@NullMarked
package dev.countersign.connector.mail;

import org.jspecify.annotations.NullMarked;
