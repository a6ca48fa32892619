package dev.countersign.deadline;

import dev.countersign.calendar.BusinessCalendars;
import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Consumer;

/** Refuses a model whose deadlines could not do what they say. */
@ApplicationScoped
class DeadlineModelRule implements ModelRule {

    private final BusinessCalendars calendars;

    DeadlineModelRule(BusinessCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        Map<String, String> properties = element.properties();
        if (!element.kind().equals("userTask")) {
            for (DeadlineKind kind : DeadlineKind.values()) {
                if (properties.containsKey(kind.timeProperty())) {
                    problem.accept("Only user tasks have deadlines; '%s' stands at a %s."
                            .formatted(kind.timeProperty(), element.kind()));
                }
            }
            return;
        }
        DeadlineRules rules = DeadlineRules.of(properties, problem);
        if (!rules.isEmpty()
                && !Words.isExpression(rules.calendar())
                && calendars.find(rules.calendar()).isEmpty()) {
            problem.accept("The property 'calendar' is '%s'; there is no such calendar.".formatted(rules.calendar()));
        }
    }
}
