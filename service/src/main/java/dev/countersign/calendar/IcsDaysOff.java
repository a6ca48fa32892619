package dev.countersign.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The all-day events of an iCalendar file (RFC 5545). Events with a time of day, and rules of repetition, are refused. */
final class IcsDaysOff implements DaysOff {

    private static final int MOST_DAYS = 366;

    private final Map<LocalDate, String> days = new TreeMap<>();

    IcsDaysOff(Path file) {
        try {
            read(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The calendar file " + file + " cannot be read", e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("The calendar file %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public Map<LocalDate, String> of(int year) {
        Map<LocalDate, String> found = new TreeMap<>();
        days.forEach((day, name) -> {
            if (day.getYear() == year) {
                found.put(day, name);
            }
        });
        return found;
    }

    private void read(String text) {
        LocalDate start = null;
        LocalDate end = null;
        String name = "";
        // a line that goes on begins with white space
        for (String line : text.replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
            String property = line.split("[:;]", 2)[0];
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (property) {
                case "BEGIN" -> {
                    if (value.equals("VEVENT")) {
                        start = null;
                        end = null;
                        name = "";
                    }
                }
                case "DTSTART" -> start = date(value);
                case "DTEND" -> end = date(value);
                case "SUMMARY" -> name = value.replace("\\,", ",").replace("\\;", ";");
                case "RRULE" -> throw new IllegalArgumentException("the event '" + name + "' repeats; list its days");
                case "END" -> {
                    if (value.equals("VEVENT")) {
                        add(start, end, name);
                    }
                }
                default -> {
                    // of no interest here
                }
            }
        }
    }

    private void add(@Nullable LocalDate start, @Nullable LocalDate end, String name) {
        if (start == null) {
            throw new IllegalArgumentException("the event '" + name + "' has no DTSTART");
        }
        LocalDate after = end == null ? start.plusDays(1) : end;
        if (after.isAfter(start.plusDays(MOST_DAYS))) {
            throw new IllegalArgumentException("the event '" + name + "' is longer than a year");
        }
        start.datesUntil(after).forEach(day -> days.put(day, name));
    }

    private static LocalDate date(String value) {
        if (value.contains("T")) {
            throw new IllegalArgumentException("'" + value + "' has a time of day; days off are all-day events");
        }
        return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
