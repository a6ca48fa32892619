package dev.countersign.calendar;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people may look up about the calendars. */
@ApplicationScoped
class CalendarService {

    private static final int MOST_DAYS = 400;
    private static final int USUAL_DAYS = 30;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final String YEARS = "must be in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR);

    private final BusinessCalendars calendars;
    private final Clock clock;

    CalendarService(BusinessCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    List<CalendarView> list() {
        return calendars.all().stream().map(this::view).toList();
    }

    CalendarPeriod period(String name, @Nullable String fromText, @Nullable String toText) {
        BusinessCalendar calendar = calendars.get(name);
        LocalDate from = date("from", fromText).orElse(LocalDate.ofInstant(clock.instant(), calendar.zone()));
        LocalDate to = date("to", toText).orElse(from.plusDays(USUAL_DAYS));
        if (!isCountable(from)) {
            throw invalid(Violation.inQuery("from", YEARS));
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw invalid(Violation.inQuery("to", "must be from 0 to %d days after 'from'".formatted(MOST_DAYS)));
        }
        return new CalendarPeriod(
                view(calendar),
                from,
                to,
                from.datesUntil(to.plusDays(1))
                        .flatMap(day -> calendar.hours().dayOff(day).stream()
                                .map(called -> new CalendarPeriod.DayOff(day, called)))
                        .toList(),
                calendar.workingIntervals(
                        from.atStartOfDay(calendar.zone()).toInstant(),
                        to.plusDays(1).atStartOfDay(calendar.zone()).toInstant()));
    }

    ComputedMoment compute(String name, ComputeRequest request) {
        BusinessCalendar calendar = calendars.get(name);
        Instant from = request.from() == null ? clock.instant() : request.from();
        if (!isCountable(LocalDate.ofInstant(from, calendar.zone()))) {
            throw invalid(Violation.inBody("from", YEARS));
        }
        try {
            Instant at = calendar.plus(from, BusinessTime.parse(request.duration()));
            return new ComputedMoment(
                    name,
                    from,
                    request.duration(),
                    at,
                    calendar.between(from, at).toString());
        } catch (IllegalArgumentException e) {
            throw invalid(Violation.inBody("duration", String.valueOf(e.getMessage())));
        }
    }

    private static boolean isCountable(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private CalendarView view(BusinessCalendar calendar) {
        return new CalendarView(
                calendar.name(),
                calendar.zone().getId(),
                calendars.regionsOf(calendar.name()),
                calendar.hours().isAroundTheClock(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new CalendarView.WeekdayView(
                                day.name(),
                                calendar.hours().week().getOrDefault(day, List.of()).stream()
                                        .map(HourRange::toString)
                                        .toList()))
                        .toList());
    }

    private static Optional<LocalDate> date(String parameter, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw invalid(Violation.inQuery(parameter, "'%s' is no date such as 2026-12-24".formatted(text)));
        }
    }

    private static InvalidInputException invalid(Violation violation) {
        return new InvalidInputException("The request cannot be answered", List.of(violation));
    }
}
