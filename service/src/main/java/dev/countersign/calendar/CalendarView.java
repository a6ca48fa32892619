package dev.countersign.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A business calendar.
 *
 * @param regions whose public holidays are days off
 * @param week the hours of Monday to Sunday; no hours: closed
 */
@Schema(examples = """
                {"name": "fi", "zone": "Europe/Helsinki", "regions": ["FI"], "aroundTheClock": false, \
                "week": [{"day": "MONDAY", "hours": ["08:00-16:00"]}, {"day": "SATURDAY", "hours": []}]}""")
public record CalendarView(
        String name, String zone, List<String> regions, boolean aroundTheClock, List<WeekdayView> week) {

    public CalendarView {
        regions = List.copyOf(regions);
        week = List.copyOf(week);
    }

    /** The hours of a day of the week, in the calendar's zone. */
    public record WeekdayView(String day, List<String> hours) {

        public WeekdayView {
            hours = List.copyOf(hours);
        }
    }
}
