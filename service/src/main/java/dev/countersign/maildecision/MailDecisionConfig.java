package dev.countersign.maildecision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Buttons in mails that decide a task. */
@ConfigMapping(prefix = "countersign.mail-decision")
public interface MailDecisionConfig {

    /** Whether mails have such buttons at all. */
    @WithDefault("true")
    boolean enabled();

    /** How long a button works. */
    @WithDefault("P7D")
    Duration linkLifetime();
}
