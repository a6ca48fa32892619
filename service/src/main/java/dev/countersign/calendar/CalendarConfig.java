package dev.countersign.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The business calendars, by the name that models use. One named {@code default} counts where a model names none. */
@ConfigMapping(prefix = "countersign.calendar")
public interface CalendarConfig {

    /** One calendar per name. */
    @WithParentName
    Map<String, OneCalendar> calendars();

    /** The settings of one calendar. */
    interface OneCalendar {

        /** The time zone that the hours are meant in. */
        @WithDefault("UTC")
        ZoneId zone();

        /**
         * When people work, by day: {@code monday} to {@code sunday}, {@code weekdays} for Monday to Friday, or
         * {@code every-day}; the more exact name wins. Hours as {@code 08:00-12:00,13:00-17:00}, or {@code closed}. A day
         * that is not named is closed; without any hours people work around the clock.
         */
        Map<String, String> hours();

        /**
         * The regions whose public holidays are days off: ISO codes of a country or one of its parts, as {@code FI},
         * {@code DE-BY}.
         */
        Optional<List<String>> holidays();

        /** More days off, by date: {@code extra-days."2026-12-31"=Stocktaking}. */
        Map<String, String> extraDays();

        /**
         * Other hours on single days, holidays among them, by date:
         * {@code special-hours."2026-12-23"=08:00-12:00}.
         */
        Map<String, String> specialHours();

        /** An iCalendar file (.ics) whose all-day events are days off. Read at start-up. */
        Optional<Path> file();
    }
}
