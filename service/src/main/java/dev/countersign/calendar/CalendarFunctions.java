package dev.countersign.calendar;

import dev.countersign.engine.ExposedToModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/** Business time in the expressions of models, as in the due date {@code ${calendar.plus('fi', 'PT16H')}}. */
@Named("calendar")
@ExposedToModels
@ApplicationScoped
public class CalendarFunctions {

    private final BusinessCalendars calendars;
    private final Clock clock;

    CalendarFunctions(BusinessCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** That much working time from now. */
    public Date plus(String calendar, String duration) {
        return Date.from(after(calendar, clock.instant(), duration));
    }

    /** That much working time from a moment. */
    public Date plus(String calendar, Date from, String duration) {
        return Date.from(after(calendar, from.toInstant(), duration));
    }

    private Instant after(String calendar, Instant from, String duration) {
        return calendars.get(calendar).plus(from, BusinessTime.parse(duration));
    }
}
