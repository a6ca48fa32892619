package dev.countersign.notification;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told.
 *
 * @param language {@code en} or {@code fi}
 * @param timeZone an IANA name
 * @param channels for kinds of notices: {@code mail}, {@code digest}, {@code webhook} or {@code off}; a kind that is left
 *     out comes by mail
 * @param digest when digest mails come; daily at 08:00 when left out
 * @param quietHours when mails wait; never when left out
 * @param webhook the endpoint for kinds with the channel {@code webhook}
 */
@Schema(examples = """
                {"language": "fi", "timeZone": "Europe/Helsinki", \
                "channels": {"assigned": "mail", "candidate": "digest", "reminder": "mail", "escalated": "mail", \
                "mentioned": "mail", "outcome": "digest", "incident": "off"}, \
                "digest": {"every": "weekday", "at": "08:00"}, \
                "quietHours": {"from": "20:00", "to": "07:00", "days": ["monday", "tuesday"], "urgentAnyway": true}, \
                "webhook": null}""")
public record PreferencesRequest(
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable Map<String, @Nullable String> channels,
        @Nullable Digest digest,
        @Nullable Quiet quietHours,
        @Nullable String webhook) {

    /**
     * When digest mails come.
     *
     * @param every {@code hour}, {@code day} or {@code weekday} (Monday to Friday)
     * @param at the time of day, as 08:00; not for an hourly one
     */
    public record Digest(@Nullable String every, @Nullable String at) {}

    /**
     * When mails wait.
     *
     * @param from the beginning, as 20:00
     * @param to the end; on the next day unless after {@code from}
     * @param days the days on which it begins; all of them when left out
     * @param urgentAnyway whether escalations and incidents come all the same
     */
    public record Quiet(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> days,
            boolean urgentAnyway) {}
}
