package dev.countersign.notification;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands preferences as they are sent, and names everything that is wrong with them. */
final class PreferencesReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Preferences defaults;
    private final Set<String> webhooks;
    private final List<Violation> violations = new ArrayList<>();

    private PreferencesReader(Preferences defaults, Set<String> webhooks) {
        this.defaults = defaults;
        this.webhooks = Set.copyOf(webhooks);
    }

    /**
     * @param defaults stand where nothing was sent
     * @param webhooks the endpoints that people may choose
     * @throws InvalidInputException naming every field that is wrong
     */
    static Preferences read(PreferencesRequest request, Preferences defaults, Set<String> webhooks) {
        PreferencesReader reader = new PreferencesReader(defaults, webhooks);
        Preferences preferences = reader.preferences(request);
        if (!reader.violations.isEmpty()) {
            throw new InvalidInputException("The preferences cannot be kept", reader.violations);
        }
        return preferences;
    }

    /**
     * What was kept, as far as it is still valid: for a webhook that is gone, or any other single thing, nobody loses all
     * that they chose.
     */
    static Preferences readKept(PreferencesRequest request, Preferences defaults, Set<String> webhooks) {
        return new PreferencesReader(defaults, webhooks).preferences(request);
    }

    private Preferences preferences(PreferencesRequest request) {
        return new Preferences(
                language(request.language()),
                zone(request.timeZone()),
                channels(request),
                digest(request.digest()),
                quietHours(request.quietHours()),
                webhook(request.webhook()));
    }

    private Language language(@Nullable String id) {
        return id == null
                ? defaults.language()
                : Language.of(id)
                        .orElseGet(
                                () -> wrong("language", "Must be one of " + Language.ids() + ".", defaults.language()));
    }

    private ZoneId zone(@Nullable String id) {
        if (id == null) {
            return defaults.timeZone();
        }
        // ZoneId also takes offsets, which know no summer time
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            return wrong("timeZone", "'" + id + "' is not the IANA name of a time zone.", defaults.timeZone());
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return wrong("timeZone", "'" + id + "' is not the IANA name of a time zone.", defaults.timeZone());
        }
    }

    private Map<NoticeKind, Channel> channels(PreferencesRequest request) {
        Map<NoticeKind, Channel> channels = new EnumMap<>(defaults.channels());
        if (request.channels() != null) {
            request.channels().forEach((name, value) -> {
                Optional<NoticeKind> kind = NoticeKind.of(name);
                Optional<Channel> channel = Channel.of(String.valueOf(value));
                String field = "channels." + name;
                if (kind.isEmpty()) {
                    wrong(field, "There is no such kind of notice.", name);
                } else if (channel.isEmpty()) {
                    wrong(field, "Must be one of " + channelIds() + ".", name);
                } else if (channel.get() == Channel.OFF && kind.get().isAlwaysOn()) {
                    wrong(field, "Cannot be switched off: nobody else is left to be asked.", name);
                } else if (channel.get() == Channel.WEBHOOK && request.webhook() == null) {
                    wrong(field, "Choose a webhook first.", name);
                } else {
                    channels.put(kind.get(), channel.get());
                }
            });
        }
        return channels;
    }

    private static String channelIds() {
        return Arrays.stream(Channel.values()).map(Channel::id).toList().toString();
    }

    private DigestTimes digest(PreferencesRequest.@Nullable Digest digest) {
        if (digest == null) {
            return defaults.digest();
        }
        DigestTimes.Every every = digest.every() == null
                ? defaults.digest().every()
                : DigestTimes.Every.of(digest.every())
                        .orElseGet(() -> wrong(
                                "digest.every",
                                "Must be one of "
                                        + Arrays.stream(DigestTimes.Every.values())
                                                .map(DigestTimes.Every::id)
                                                .toList()
                                        + ".",
                                DigestTimes.Every.DAY));
        return new DigestTimes(every, digest.at() == null ? defaults.digest().at() : time("digest.at", digest.at()));
    }

    private Optional<QuietHours> quietHours(PreferencesRequest.@Nullable Quiet quiet) {
        if (quiet == null) {
            return Optional.empty();
        }
        return Optional.of(new QuietHours(
                time("quietHours.from", quiet.from()),
                time("quietHours.to", quiet.to()),
                days(quiet.days()),
                quiet.urgentAnyway()));
    }

    private Set<DayOfWeek> days(@Nullable List<String> names) {
        if (names == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (names.isEmpty()) {
            return wrong("quietHours.days", "Choose at least one day.", Set.of());
        }
        Map<String, DayOfWeek> known = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day.name().toLowerCase(Locale.ROOT), day -> day));
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : names) {
            DayOfWeek day = known.get(name);
            if (day == null) {
                return wrong("quietHours.days", "'" + name + "' is no day of the week, as 'monday'.", Set.of());
            }
            days.add(day);
        }
        return days;
    }

    private Optional<String> webhook(@Nullable String name) {
        return name == null || webhooks.contains(name)
                ? Optional.ofNullable(name)
                : wrong("webhook", "There is no webhook '" + name + "' to choose.", Optional.empty());
    }

    private LocalTime time(String field, @Nullable String text) {
        try {
            return LocalTime.parse(String.valueOf(text), TIME);
        } catch (DateTimeParseException e) {
            return wrong(field, "Must be a time of day as 08:00.", LocalTime.MIDNIGHT);
        }
    }

    private <T> T wrong(String field, String message, T instead) {
        violations.add(Violation.inBody(field, message));
        return instead;
    }
}
