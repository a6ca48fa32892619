package dev.countersign.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Evidence that was made from data which has been read anew since, with another content.
 *
 * @param since when the first newer data came
 * @param reason for people
 * @param dataset the data, or the first of several by name
 * @param version what is current now; send it back as {@code staleSeen} to decide nevertheless. Of several data sets:
 *     their versions, separated by commas
 * @param behind each of the data sets
 */
@Schema(examples = """
                {"since": "2026-01-31T15:10:00Z", "reason": "The data '/data/sales' was read anew after this evidence was made.", \
                "dataset": "/data/sales", "version": "9b2c", \
                "behind": [{"dataset": "/data/sales", "shown": "5f70", "current": "9b2c", "since": "2026-01-31T15:10:00Z"}]}""")
public record Stale(Instant since, String reason, String dataset, String version, List<Behind> behind) {

    public Stale {
        behind = List.copyOf(behind);
    }

    static Stale of(List<Behind> behind) {
        String names = behind.stream().map(each -> "'" + each.dataset() + "'").collect(Collectors.joining(", "));
        return new Stale(
                behind.stream().map(Behind::since).min(Instant::compareTo).orElseThrow(),
                "The data %s was read anew after this evidence was made, and has changed.".formatted(names),
                behind.get(0).dataset(),
                behind.stream().map(Behind::current).collect(Collectors.joining(",")),
                behind);
    }

    /**
     * One data set that has moved on.
     *
     * @param shown the version that the evidence was made from
     * @param current the version of now
     */
    public record Behind(String dataset, String shown, String current, Instant since) {}
}
