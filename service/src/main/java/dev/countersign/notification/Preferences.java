package dev.countersign.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to be told.
 *
 * @param channels one for each kind
 * @param webhook the name of the endpoint for kinds with the channel {@code webhook}
 */
record Preferences(
        Language language,
        ZoneId timeZone,
        Map<NoticeKind, Channel> channels,
        DigestTimes digest,
        Optional<QuietHours> quietHours,
        Optional<String> webhook) {

    Preferences {
        channels = Map.copyOf(channels);
    }

    /** Of a person who has chosen nothing: everything by mail, at once. */
    static Preferences defaults(Language language, ZoneId timeZone) {
        Map<NoticeKind, Channel> channels = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            channels.put(kind, Channel.MAIL);
        }
        return new Preferences(
                language,
                timeZone,
                channels,
                new DigestTimes(DigestTimes.Every.DAY, LocalTime.of(8, 0)),
                Optional.empty(),
                Optional.empty());
    }

    Channel channel(NoticeKind kind) {
        return channels.getOrDefault(kind, Channel.MAIL);
    }

    LocalFormat format() {
        return new LocalFormat(language, timeZone);
    }

    /** When something of this kind may be sent: now, or when the quiet hours are over. */
    Instant notBefore(@Nullable NoticeKind kind, Instant now) {
        return quietHours
                .filter(quiet -> !(quiet.urgentAnyway() && kind != null && kind.isUrgent()))
                .map(quiet -> quiet.over(now, timeZone))
                .orElse(now);
    }

    /** When the next digest comes: at its time, or when the quiet hours that this falls into are over. */
    Instant nextDigest(Instant now) {
        return notBefore(null, digest.next(now, timeZone));
    }
}
