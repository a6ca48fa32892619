package dev.countersign.learning.policy;

import dev.countersign.learning.policy.PolicyTrial.Cell;
import dev.countersign.learning.policy.PolicyTrial.HumanCounts;
import dev.countersign.learning.policy.PolicyTrial.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the cases of a trial and puts the result into words. */
final class TrialReport {

    private static final String NO_RULE = "(no rule)";
    private static final List<String> WORDS =
            List.of("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private final List<TrialCase> cases;
    private final String automatic;

    TrialReport(List<TrialCase> cases, String automatic) {
        this.cases = cases;
        this.automatic = automatic;
    }

    PolicyTrial report(String decision, String output, int fromRecordedInputs, boolean capped, int maxListed) {
        List<TrialCase> replayed = cases.stream().filter(TrialCase::replayed).toList();
        List<TrialCase> automaticNow =
                replayed.stream().filter(each -> automatic.equals(each.now())).toList();
        Map<HumanOutcome, Integer> humans = new EnumMap<>(HumanOutcome.class);
        automaticNow.forEach(each -> humans.merge(each.human(), 1, Integer::sum));
        HumanCounts ofThese = new HumanCounts(
                humans.getOrDefault(HumanOutcome.APPROVED, 0),
                humans.getOrDefault(HumanOutcome.APPROVED_WITH_OVERRIDE, 0),
                humans.getOrDefault(HumanOutcome.CHANGES, 0),
                humans.getOrDefault(HumanOutcome.REJECTED, 0),
                humans.getOrDefault(HumanOutcome.NOBODY, 0),
                humans.getOrDefault(HumanOutcome.OPEN, 0));
        int automaticBefore = (int) replayed.stream()
                .filter(each -> automatic.equals(each.before()))
                .count();
        return new PolicyTrial(
                summary(replayed.size(), automaticNow.size(), ofThese),
                decision,
                output,
                automatic,
                cases.size(),
                replayed.size(),
                fromRecordedInputs,
                capped,
                automaticBefore,
                automaticNow.size(),
                ofThese,
                matrix(replayed),
                reasons(),
                cases.stream()
                        .sorted(Comparator.comparingInt(this::rank)
                                .thenComparing(TrialCase::evaluatedAt, Comparator.reverseOrder()))
                        .limit(maxListed)
                        .toList());
    }

    private String summary(int replayed, int automaticNow, HumanCounts humans) {
        if (cases.isEmpty()) {
            return "There is no case in the history to try the policy against.";
        }
        if (replayed == 0) {
            return "None of the cases could be replayed.";
        }
        String sentence = automaticNow == 0
                ? "None of %d would have been approved automatically.".formatted(replayed)
                : "%d of %d would have been approved automatically, %s."
                        .formatted(automaticNow, replayed, objections(automaticNow, humans));
        int missing = cases.size() - replayed;
        return missing == 0
                ? sentence
                : sentence + " %d more %s could not be replayed.".formatted(missing, missing == 1 ? "case" : "cases");
    }

    private static String objections(int automaticNow, HumanCounts humans) {
        List<String> objections = new ArrayList<>();
        boolean others = humans.changes() + humans.approvedWithOverride() > 0;
        if (humans.rejected() > 0 || !others) {
            objections.add(ofThem(humans.rejected(), automaticNow, "rejected by a person"));
        }
        if (humans.changes() > 0) {
            objections.add(ofThem(humans.changes(), automaticNow, "sent back by a person"));
        }
        if (humans.approvedWithOverride() > 0) {
            objections.add(ofThem(humans.approvedWithOverride(), automaticNow, "approved with overrides"));
        }
        return String.join(", ", objections);
    }

    private static String ofThem(int count, int all, String what) {
        if (all == 1) {
            return count == 1 ? "and it was " + what : "and it was not " + what;
        }
        String number = count < WORDS.size() ? WORDS.get(count) : String.valueOf(count);
        return number + " of them " + (count > 1 ? "were " : "was ") + what;
    }

    private static List<Cell> matrix(List<TrialCase> replayed) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        replayed.forEach(each -> counts.computeIfAbsent(outcome(each.before()), absent -> new TreeMap<>())
                .merge(outcome(each.now()), 1, Integer::sum));
        List<Cell> cells = new ArrayList<>();
        counts.forEach((before, row) -> row.forEach((now, count) -> cells.add(new Cell(before, now, count))));
        return cells;
    }

    private List<Reason> reasons() {
        Map<String, Integer> counts = new TreeMap<>();
        for (TrialCase each : cases) {
            if (each.problem() != null) {
                counts.merge(each.problem(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Reason::count).reversed())
                .toList();
    }

    /** What a person looks at first: cases that people objected to and that nobody would see any more. */
    private int rank(TrialCase one) {
        boolean automaticNow = automatic.equals(one.now());
        if (automaticNow && one.human() == HumanOutcome.REJECTED) {
            return 0;
        }
        if (automaticNow
                && (one.human() == HumanOutcome.CHANGES || one.human() == HumanOutcome.APPROVED_WITH_OVERRIDE)) {
            return 1;
        }
        if (one.changed()) {
            return 2;
        }
        return one.replayed() ? 4 : 3;
    }

    private static String outcome(@Nullable String name) {
        return name == null ? NO_RULE : name;
    }
}
