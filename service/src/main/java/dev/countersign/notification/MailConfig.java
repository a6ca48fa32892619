package dev.countersign.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Outgoing mail. The mail server itself is configured with {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "countersign.mail")
public interface MailConfig {

    /**
     * Whether the service runs a mail server of its own, for trying things out: it keeps mails in memory and shows them
     * at {@code /dev/inbox}. Not set: yes, unless {@code quarkus.mailer.host} is configured.
     */
    @WithDefault("false") // CountersignApplication sets it, together with the mailer's host and port
    boolean embedded();

    /** The port of the embedded mail server, on the loopback address; any free one if not set. */
    OptionalInt embeddedPort();

    /** Whether this node sends what is in the outbox. */
    @WithDefault("true")
    boolean sending();

    /** How often this node looks into the outbox. */
    @WithDefault("PT1S")
    Duration every();

    /** How long to wait for the mail server to accept one mail. */
    @WithDefault("PT20S")
    Duration timeout();

    /** The wait after a first failed attempt; doubles with each further one. */
    @WithDefault("PT5S")
    Duration firstRetry();

    /** The longest wait between two attempts. */
    @WithDefault("PT5M")
    Duration longestRetry();

    /** A mail that could not be sent for this long is given up: it becomes FAILED and waits for an operator. */
    @WithDefault("P3D")
    Duration giveUpAfter();
}
