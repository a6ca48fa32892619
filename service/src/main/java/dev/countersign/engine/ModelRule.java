package dev.countersign.engine;

import java.util.function.Consumer;

/**
 * A check of one element of a BPMN model at deployment. Every CDI bean of this type is asked about every task of a
 * process; a reported problem refuses the whole deployment with the element's id, its line and the reason.
 */
public interface ModelRule {

    /**
     * Checks one element.
     *
     * @param element the user task, service task, send task, business rule task, event or process under check
     * @param resources what is deployed together with the model
     * @param problem takes the reason why the element cannot work, as one sentence for the modeller
     */
    void check(ModelElement element, DeployedResources resources, Consumer<String> problem);
}
