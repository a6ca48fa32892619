package dev.countersign.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The public holidays of a country or one of its parts. */
final class PublicHolidays implements DaysOff {

    private final String region;
    private final String country;
    private final String[] parts;

    /**
     * For an ISO code such as {@code FI} or {@code DE-BY}.
     *
     * @throws IllegalArgumentException when nothing is known about that region
     */
    PublicHolidays(String region) {
        String[] codes = region.strip().toLowerCase(Locale.ROOT).split("-");
        this.region = region.strip();
        this.country = codes[0];
        this.parts = Arrays.copyOfRange(codes, 1, codes.length);
        if (!HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "The public holidays of '%s' are not known; write a code as FI or DE-BY".formatted(region));
        }
        if (parts.length > 0) {
            Set<String> known = manager().getCalendarHierarchy().getChildren().keySet();
            if (!known.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "The public holidays of '%s' are not known; known parts of '%s' are %s"
                                .formatted(
                                        region, country, known.stream().sorted().toList()));
            }
        }
    }

    @Override
    public Map<LocalDate, String> of(int year) {
        Map<LocalDate, String> days = new TreeMap<>();
        for (Holiday holiday : manager().getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, parts)) {
            String name = holiday.getDescription(Locale.ENGLISH);
            days.put(holiday.getActualDate(), name);
            holiday.getObservedDate().ifPresent(observed -> days.putIfAbsent(observed, name));
        }
        return days;
    }

    /** The manager caches itself; its data is read when it is first asked for. */
    private HolidayManager manager() {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    @Override
    public String toString() {
        return region;
    }
}
