package dev.countersign.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Counts working time. A moment is working time when the clock on the wall of the calendar's zone shows working hours, so
 * that an hour which a change of the clock repeats counts twice, and one which it skips does not count.
 */
public final class BusinessCalendar {

    private static final Duration HORIZON = Duration.ofDays(36_525);

    private final String name;
    private final ZoneId zone;
    private final WorkingHours hours;

    BusinessCalendar(String name, ZoneId zone, WorkingHours hours) {
        this.name = name;
        this.zone = zone;
        this.hours = hours;
    }

    /** The name that models use. */
    public String name() {
        return name;
    }

    /** The zone that the hours are meant in. */
    public ZoneId zone() {
        return zone;
    }

    WorkingHours hours() {
        return hours;
    }

    /**
     * The first moment by which that much working time has passed; the given one when it is none.
     *
     * @throws IllegalArgumentException for a negative duration, or one that a hundred years do not hold
     */
    public Instant plus(Instant from, Duration businessTime) {
        if (businessTime.isNegative()) {
            throw new IllegalArgumentException("Working time is counted forwards, not by " + businessTime);
        }
        if (businessTime.isZero() || hours.isAroundTheClock()) {
            return from.plus(businessTime);
        }
        Duration left = businessTime;
        Instant last = from.plus(HORIZON);
        for (Instant at = from; at.isBefore(last); ) {
            Stretch stretch = stretch(at);
            for (WorkingInterval interval : stretch.working(at)) {
                if (left.compareTo(interval.length()) <= 0) {
                    return interval.from().plus(left);
                }
                left = left.minus(interval.length());
            }
            at = stretch.end();
        }
        throw new IllegalArgumentException(
                "The calendar '%s' has no %s of working time in a hundred years".formatted(name, businessTime));
    }

    /** First the days, then the time: {@code P1DT4H} are four working hours after the same time of the next working day. */
    public Instant plus(Instant from, BusinessTime amount) {
        return plus(plusWorkingDays(from, amount.days()), amount.time());
    }

    /**
     * The same time of day that many working days later. A time outside of that day's hours becomes its next hour of work,
     * or its end.
     */
    public Instant plusWorkingDays(Instant from, int days) {
        if (days == 0) {
            return from;
        }
        LocalDateTime start = LocalDateTime.ofInstant(nextWorkingMoment(from), zone);
        LocalDate day = start.toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (!hours.on(day).isEmpty()) {
                left--;
            }
        }
        int second = fitted(start.toLocalTime().toSecondOfDay(), hours.on(day));
        Instant moment = day.atStartOfDay().plusSeconds(second).atZone(zone).toInstant();
        return second == start.toLocalTime().toSecondOfDay() ? moment.plusNanos(start.getNano()) : moment;
    }

    /** The last moment from which that much working time fits before the given one. */
    public Instant minus(Instant from, BusinessTime amount) {
        Instant day = minusWorkingDays(from, amount.days());
        Duration wanted = amount.time();
        if (wanted.isZero() || hours.isAroundTheClock()) {
            return day.minus(wanted);
        }
        for (Duration back = wanted.plusDays(1); back.compareTo(HORIZON) < 0; back = back.multipliedBy(2)) {
            Duration found = between(day.minus(back), day);
            if (found.compareTo(wanted) > 0) {
                return nextWorkingMoment(plus(day.minus(back), found.minus(wanted)));
            }
        }
        throw new IllegalArgumentException(
                "The calendar '%s' has no %s of working time in a hundred years".formatted(name, wanted));
    }

    private Instant minusWorkingDays(Instant from, int days) {
        if (days == 0) {
            return from;
        }
        LocalDateTime end = LocalDateTime.ofInstant(from, zone);
        LocalDate day = end.toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.minusDays(1);
            if (!hours.on(day).isEmpty()) {
                left--;
            }
        }
        int second = fitted(end.toLocalTime().toSecondOfDay(), hours.on(day));
        return day.atStartOfDay().plusSeconds(second).atZone(zone).toInstant();
    }

    private static int fitted(int second, List<HourRange> ranges) {
        for (HourRange range : ranges) {
            if (second <= range.end()) {
                return Math.max(second, range.start());
            }
        }
        return ranges.get(ranges.size() - 1).end();
    }

    private Instant nextWorkingMoment(Instant from) {
        Instant last = from.plus(HORIZON);
        for (Instant at = from; at.isBefore(last); ) {
            Stretch stretch = stretch(at);
            List<WorkingInterval> working = stretch.working(at);
            if (!working.isEmpty()) {
                return working.get(0).from();
            }
            at = stretch.end();
        }
        throw new IllegalArgumentException("Nobody works by the calendar '%s'".formatted(name));
    }

    /** The working time from one moment to another; negative when the other is the earlier one. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        return workingIntervals(from, to).stream().map(WorkingInterval::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** When people work between two moments, in order; what touches is one. */
    public List<WorkingInterval> workingIntervals(Instant from, Instant to) {
        List<WorkingInterval> intervals = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); ) {
            Stretch stretch = stretch(at);
            for (WorkingInterval interval : stretch.working(at)) {
                if (interval.from().isBefore(to)) {
                    add(intervals, new WorkingInterval(interval.from(), earlier(interval.to(), to)));
                }
            }
            at = stretch.end();
        }
        return List.copyOf(intervals);
    }

    private static void add(List<WorkingInterval> intervals, WorkingInterval next) {
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last).to().equals(next.from())) {
            intervals.set(last, new WorkingInterval(intervals.get(last).from(), next.to()));
        } else {
            intervals.add(next);
        }
    }

    /** The part of a local day around a moment in which the zone's offset stays the same. */
    private Stretch stretch(Instant at) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        LocalDate day = LocalDateTime.ofInstant(at, offset).toLocalDate();
        Instant start = day.atStartOfDay().toInstant(offset);
        Instant end = start.plusSeconds(HourRange.DAY);
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        return new Stretch(start, change == null ? end : earlier(end, change.getInstant()), hours.on(day));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * A stretch of a day.
     *
     * @param midnight where the day would begin if its offset had always been the same
     * @param end exclusive
     */
    private record Stretch(Instant midnight, Instant end, List<HourRange> ranges) {

        List<WorkingInterval> working(Instant from) {
            return ranges.stream()
                    .map(range -> new WorkingInterval(
                            later(from, midnight.plusSeconds(range.start())),
                            earlier(end, midnight.plusSeconds(range.end()))))
                    .filter(nonEmpty())
                    .toList();
        }

        private static Predicate<WorkingInterval> nonEmpty() {
            return interval -> interval.from().isBefore(interval.to());
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
