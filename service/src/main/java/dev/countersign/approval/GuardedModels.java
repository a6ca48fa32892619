package dev.countersign.approval;

import dev.countersign.engine.ExtensionProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.BusinessRuleTask;
import org.operaton.bpm.model.bpmn.instance.CallActivity;
import org.operaton.bpm.model.bpmn.instance.CatchEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.LinkEventDefinition;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.ThrowEvent;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Reads the {@link GuardedModel} of each deployed process, once. */
@ApplicationScoped
class GuardedModels {

    private final RepositoryService repositoryService;
    private final ConcurrentMap<String, GuardedModel> models = new ConcurrentHashMap<>();

    GuardedModels(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    GuardedModel of(String definitionId) {
        GuardedModel known = models.get(definitionId);
        if (known != null) {
            return known;
        }
        GuardedModel read = read(definitionId, new HashSet<>());
        models.put(definitionId, read);
        return read;
    }

    String keyOf(String definitionId) {
        return repositoryService.getProcessDefinition(definitionId).getKey();
    }

    /** The variables that only models themselves may write, of all deployed processes. */
    Set<String> allResults() {
        return repositoryService.createProcessDefinitionQuery().list().stream()
                .flatMap(definition -> of(definition.getId()).results().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The process with this id, or else the latest version with this key; the two cannot be told apart by their looks. */
    Optional<String> find(String idOrKey) {
        return repositoryService
                                .createProcessDefinitionQuery()
                                .processDefinitionId(idOrKey)
                                .count()
                        > 0
                ? Optional.of(idOrKey)
                : latest(idOrKey);
    }

    private Optional<String> latest(String key) {
        return Optional.ofNullable(repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getId);
    }

    private GuardedModel read(String definitionId, Set<String> callers) {
        callers.add(definitionId);
        String key = keyOf(definitionId);
        BpmnModelInstance model = repositoryService.getBpmnModelInstance(definitionId);
        Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> isIn(node, key))
                .toList();
        Map<String, ApprovalRules> guarded = new HashMap<>();
        Set<String> results = new HashSet<>();
        for (FlowNode node : nodes) {
            if (node instanceof UserTask) {
                ApprovalRules rules =
                        ApprovalRules.of(ExtensionProperties.of(repositoryService, definitionId, node.getId()));
                rules.resultVariable().ifPresent(results::add);
                if (rules.guarded()) {
                    guarded.put(node.getId(), rules);
                }
            } else if (node instanceof BusinessRuleTask decision && decision.getOperatonResultVariable() != null) {
                results.add(decision.getOperatonResultVariable());
            } else if (node instanceof CallActivity call && callsGuarded(call, callers)) {
                guarded.put(node.getId(), ApprovalRules.of(Map.of()));
            }
        }
        // the flows themselves: not every model repeats them in its elements
        Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
        return new GuardedModel(guarded, results, entries(nodes, flows), next(nodes, flows), targets(flows));
    }

    private boolean callsGuarded(CallActivity call, Set<String> callers) {
        String called = call.getCalledElement();
        return called != null
                && !called.contains("{")
                && latest(called)
                        .filter(definitionId -> !callers.contains(definitionId))
                        .filter(definitionId -> !read(definitionId, new HashSet<>(callers))
                                .guarded()
                                .isEmpty())
                        .isPresent();
    }

    private static boolean isIn(ModelElementInstance element, String processKey) {
        @Nullable ModelElementInstance parent = element;
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent instanceof Process process && process.getId().equals(processKey);
    }

    /** The start events of the process and of event sub-processes anywhere, and what nothing leads to. */
    private static Set<String> entries(Collection<FlowNode> nodes, Collection<SequenceFlow> flows) {
        Set<String> followers =
                flows.stream().map(flow -> flow.getTarget().getId()).collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> !followers.contains(node.getId()))
                .filter(node -> !(node instanceof BoundaryEvent) && linkName(node) == null)
                .filter(node ->
                        node.getParentElement() instanceof Process || isEventSubProcess(node.getParentElement()))
                .map(FlowNode::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEventSubProcess(ModelElementInstance element) {
        return element instanceof SubProcess scope && scope.triggeredByEvent();
    }

    private static Map<String, Set<String>> next(Collection<FlowNode> nodes, Collection<SequenceFlow> flows) {
        Map<String, Set<String>> next = new HashMap<>();
        flows.forEach(flow -> lead(next, flow.getSource(), flow.getTarget()));
        Set<String> leading =
                flows.stream().map(flow -> flow.getSource().getId()).collect(Collectors.toSet());
        for (FlowNode node : nodes) {
            if (node instanceof BoundaryEvent event) {
                lead(next, event.getAttachedTo(), event);
            }
            if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess scope) {
                lead(next, scope, node);
            }
            if (!leading.contains(node.getId()) && node.getParentElement() instanceof SubProcess scope) {
                flows.stream()
                        .filter(flow -> flow.getSource().getId().equals(scope.getId()))
                        .forEach(flow -> lead(next, node, flow.getTarget()));
            }
            if (node instanceof ThrowEvent && linkName(node) != null) {
                nodes.stream()
                        .filter(CatchEvent.class::isInstance)
                        .filter(other -> Objects.equals(linkName(node), linkName(other)))
                        .forEach(other -> lead(next, node, other));
            }
        }
        return next;
    }

    private static void lead(Map<String, Set<String>> next, FlowNode from, FlowNode to) {
        next.computeIfAbsent(from.getId(), id -> new LinkedHashSet<>()).add(to.getId());
    }

    private static @Nullable String linkName(FlowNode node) {
        return node.getChildElementsByType(LinkEventDefinition.class).stream()
                .map(LinkEventDefinition::getName)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> targets(Collection<SequenceFlow> flows) {
        return flows.stream()
                .collect(Collectors.toUnmodifiableMap(
                        SequenceFlow::getId, flow -> flow.getTarget().getId()));
    }
}
