package dev.countersign.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a person hears of one kind of notice. */
enum Channel {
    /** A mail of its own, at once. */
    MAIL,
    /** In the next digest mail. */
    DIGEST,
    /** To the chat webhook that the person has chosen. */
    WEBHOOK,
    /** Not at all. */
    OFF;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Channel> of(String id) {
        return Arrays.stream(values())
                .filter(channel -> channel.id().equals(id))
                .findFirst();
    }
}
