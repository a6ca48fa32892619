package dev.countersign.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;

/** A process with two user tasks at once; the step after the first changes the business key, and then comes a third. */
@ApplicationScoped
class DriftModel {

    private final RepositoryService repositoryService;

    DriftModel(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** A new version of the process in a deployment of its own. */
    ProcessDefinition deploy(String key) {
        String deployment = repositoryService
                .createDeployment()
                .name(key)
                .addModelInstance(key + ".bpmn", model(key))
                .deploy()
                .getId();
        return repositoryService
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult();
    }

    private static BpmnModelInstance model(String key) {
        BpmnModelInstance model = Bpmn.createExecutableProcess(key)
                .name("Drift " + key)
                .startEvent()
                .parallelGateway("fork")
                .userTask("a")
                .name("Task A")
                .operatonCandidateGroups("red,blue")
                .operatonTaskListenerExpression("complete", "${task.execution.setProcessBusinessKey(task.id)}")
                .userTask("c")
                .name("Task C")
                .operatonCandidateUsers("carl")
                .operatonPriority("70")
                .parallelGateway("join")
                .endEvent()
                .moveToNode("fork")
                .userTask("b")
                .operatonAssignee("bert")
                .connectTo("join")
                .done();
        return model;
    }
}
