package dev.countersign.calendar;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A calendar with what a period of it looks like.
 *
 * @param to inclusive
 * @param daysOff public holidays and the calendar's own days off, weekends or not
 * @param intervals when people work
 */
@Schema(examples = """
                {"name": "fi", "zone": "Europe/Helsinki", "regions": ["FI"], "aroundTheClock": false, "week": [], \
                "from": "2026-12-23", "to": "2026-12-25", \
                "daysOff": [{"date": "2026-12-24", "name": "Christmas Eve"}, {"date": "2026-12-25", "name": "Christmas"}], \
                "intervals": [{"from": "2026-12-23T06:00:00Z", "to": "2026-12-23T14:00:00Z"}]}""")
public record CalendarPeriod(
        @JsonUnwrapped CalendarView calendar,
        LocalDate from,
        LocalDate to,
        List<DayOff> daysOff,
        List<WorkingInterval> intervals) {

    public CalendarPeriod {
        daysOff = List.copyOf(daysOff);
        intervals = List.copyOf(intervals);
    }

    /** A day off. */
    public record DayOff(LocalDate date, String name) {}
}
