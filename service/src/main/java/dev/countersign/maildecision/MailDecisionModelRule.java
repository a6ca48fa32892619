package dev.countersign.maildecision;

import dev.countersign.engine.DeployedResources;
import dev.countersign.engine.ModelElement;
import dev.countersign.engine.ModelRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Refuses a model whose user task says neither yes nor no to buttons in its mails. */
@ApplicationScoped
class MailDecisionModelRule implements ModelRule {

    @Override
    public void check(ModelElement element, DeployedResources resources, Consumer<String> problem) {
        String wish = element.properties().get(MailDecisionButtons.PROPERTY);
        if (element.kind().equals("userTask")
                && wish != null
                && !wish.strip().equals("true")
                && !wish.strip().equals("false")) {
            problem.accept("The property 'mailDecision' is '%s'; it must be 'true' or 'false'.".formatted(wish));
        }
    }
}
