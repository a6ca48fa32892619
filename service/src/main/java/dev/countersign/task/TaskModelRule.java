package dev.countersign.task;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Refuses a model whose user task has extension properties that could not do what they say. */
@ApplicationScoped
class TaskModelRule implements ModelRule {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.+}", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        if (!element.kind().equals("userTask")) {
            return;
        }
        Map<String, String> properties = element.properties();
        String evidence = properties.get(TaskRules.EVIDENCE);
        if (evidence != null && !EXPRESSION.matcher(evidence.strip()).matches()) {
            problem.accept("The property 'evidence' is '%s'; it must be an expression such as ${evaluation.evidence}."
                    .formatted(evidence));
        }
        String resultVariable = properties.get(TaskRules.RESULT_VARIABLE);
        if (resultVariable != null && !NAME.matcher(resultVariable.strip()).matches()) {
            problem.accept("The property 'resultVariable' is '%s'; it must be the name of a variable."
                    .formatted(resultVariable));
        }
    }
}
