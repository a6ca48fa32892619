package dev.countersign.calendar;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When an amount of working time will have passed.
 *
 * @param businessTime the working time from {@code from} to {@code at}, in hours and minutes
 */
@Schema(examples = """
                {"calendar": "fi", "from": "2026-12-23T12:00:00Z", "duration": "PT4H", "at": "2026-12-28T08:00:00Z", \
                "businessTime": "PT4H"}""")
public record ComputedMoment(String calendar, Instant from, String duration, Instant at, String businessTime) {}
