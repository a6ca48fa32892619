package dev.countersign.learning.sampling;

import dev.countersign.approval.OutcomeMeaning;
import dev.countersign.approval.OutcomeMeanings;
import dev.countersign.decision.DecisionRecorded;
import dev.countersign.decision.DecisionView;
import dev.countersign.learning.Period;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses samples, takes their answers and counts them. */
@ApplicationScoped
public class SampleService {

    private final SampleRepository samples;
    private final ShareService shares;
    private final ShareRepository secrets;
    private final OutcomeMeanings meanings;
    private final Clock clock;

    SampleService(
            SampleRepository samples,
            ShareService shares,
            ShareRepository secrets,
            OutcomeMeanings meanings,
            Clock clock) {
        this.samples = samples;
        this.shares = shares;
        this.secrets = secrets;
        this.meanings = meanings;
        this.clock = clock;
    }

    /** Which of the given runs have a sample that nobody has answered yet. */
    @Transactional
    public Set<String> openIn(Collection<String> instanceIds) {
        return samples.openIn(instanceIds).stream().map(Sample::instanceId).collect(Collectors.toSet());
    }

    /**
     * Whether the lot falls on a run; if so, the sample is recorded in the caller's transaction. A run is a sample of a
     * decision at most once: after the answer it is none any more.
     */
    @Transactional
    boolean choose(
            String instanceId, String definitionKey, @Nullable String businessKey, String decisionKey, String taskKey) {
        double share = shares.of(definitionKey).share();
        Optional<Sample> before = samples.find(instanceId, decisionKey);
        if (before.isPresent()) {
            return before.get().open();
        }
        if (share <= 0 || Lot.draw(secrets.secret(Lot.freshSecret()), instanceId + ":" + decisionKey) >= share) {
            return false;
        }
        samples.persist(
                new Sample(instanceId, definitionKey, businessKey, decisionKey, taskKey, share, clock.instant()));
        return true;
    }

    void decided(@Observes DecisionRecorded event) {
        DecisionView decision = event.decision();
        if (decision.kind() == null) {
            boolean approves = meanings.of(decision.definitionKey(), decision.taskKey(), decision.outcome())
                    == OutcomeMeaning.APPROVES;
            samples.openIn(List.of(decision.instanceId())).forEach(each -> each.decided(decision, approves));
        }
    }

    @Transactional
    SamplePage page(@Nullable String definition, Period period, int page, int size) {
        Instant first = period.from();
        Instant end = period.to();
        Map<String, Map<Verdict, Long>> months = new LinkedHashMap<>();
        Map<Verdict, Long> all = new EnumMap<>(Verdict.class);
        for (Object[] row : samples.countsByMonth(definition, first, end)) {
            Verdict verdict = Verdict.valueOf((String) row[1]);
            long count = ((Number) row[2]).longValue();
            months.computeIfAbsent((String) row[0], absent -> new EnumMap<>(Verdict.class))
                    .put(verdict, count);
            all.merge(verdict, count, Long::sum);
        }
        List<Agreement> periods = new ArrayList<>();
        months.forEach((month, counts) -> periods.add(agreement(month, counts)));
        return new SamplePage(
                agreement(null, all),
                periods,
                samples.answered(definition, first, end, Page.of(page, size)).stream()
                        .map(Sample::view)
                        .toList(),
                samples.countAnswered(definition, first, end));
    }

    private static Agreement agreement(@Nullable String period, Map<Verdict, Long> counts) {
        return Agreement.of(
                period,
                counts.getOrDefault(Verdict.AGREED, 0L),
                counts.getOrDefault(Verdict.CORRECTED, 0L),
                counts.getOrDefault(Verdict.DISAGREED, 0L));
    }
}
