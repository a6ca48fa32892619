package dev.countersign.calendar;

import dev.countersign.problem.UnknownResourceException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured calendars by name. A setting that makes no sense stops the start of the service, with its reason. */
@ApplicationScoped
@Startup
public class BusinessCalendars {

    /** The calendar that counts where a model names none: around the clock, unless one of that name is configured. */
    public static final String DEFAULT = "default";

    private final Map<String, BusinessCalendar> calendars = new TreeMap<>();
    private final Map<String, List<String>> regions = new HashMap<>();

    BusinessCalendars(CalendarConfig config) {
        calendars.put(
                DEFAULT,
                new BusinessCalendar(
                        DEFAULT, ZoneId.of("UTC"), new WorkingHours(WorkingHours.week(Map.of()), List.of(), Map.of())));
        config.calendars().forEach((name, settings) -> {
            try {
                calendars.put(name, calendar(name, settings));
                regions.put(name, settings.holidays().orElse(List.of()));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new IllegalArgumentException("countersign.calendar.%s: %s".formatted(name, e.getMessage()), e);
            }
        });
    }

    private static BusinessCalendar calendar(String name, CalendarConfig.OneCalendar settings) {
        List<DaysOff> daysOff = new ArrayList<>();
        Map<LocalDate, String> extra = new HashMap<>();
        settings.extraDays().forEach((date, day) -> extra.put(LocalDate.parse(date), day));
        if (!extra.isEmpty()) {
            daysOff.add(year -> extra);
        }
        settings.file().ifPresent(file -> daysOff.add(new IcsDaysOff(file)));
        settings.holidays().orElse(List.of()).forEach(region -> daysOff.add(new PublicHolidays(region)));
        Map<LocalDate, List<HourRange>> special = new HashMap<>();
        settings.specialHours().forEach((date, hours) -> special.put(LocalDate.parse(date), HourRange.parse(hours)));
        return new BusinessCalendar(
                name, settings.zone(), new WorkingHours(WorkingHours.week(settings.hours()), daysOff, special));
    }

    /** Empty when no calendar has that name. */
    public Optional<BusinessCalendar> find(String name) {
        return Optional.ofNullable(calendars.get(name));
    }

    /**
     * The calendar of a name.
     *
     * @throws UnknownResourceException when there is none
     */
    public BusinessCalendar get(String name) {
        return find(name).orElseThrow(() -> new UnknownResourceException("calendar", name));
    }

    Collection<BusinessCalendar> all() {
        return calendars.values();
    }

    /** The regions whose public holidays a calendar keeps. */
    List<String> regionsOf(String name) {
        return regions.getOrDefault(name, List.of());
    }
}
