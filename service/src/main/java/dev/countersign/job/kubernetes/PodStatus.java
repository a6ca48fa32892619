package dev.countersign.job.kubernetes;

import dev.countersign.job.JobStatus;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pod's status says about its run. Source: Kubernetes' documentation of the pod lifecycle; the exit code is that
 * of the one container, and a pod that failed without one was ended by its node.
 */
final class PodStatus {

    private static final int KILLED = 137;

    private static final String TIME_LIMIT = "DeadlineExceeded";

    /** {@code Terminated} and its older names are an orderly shutdown of the node. */
    private static final Set<String> LOST_NODE =
            Set.of("NodeLost", "Terminated", "NodeShutdown", "Shutdown", "DeletionByPodGC", "DeletionByTaintManager");

    private PodStatus() {}

    static JobStatus of(Pod pod) {
        io.fabric8.kubernetes.api.model.PodStatus status = pod.getStatus();
        String phase = status == null || status.getPhase() == null ? "Pending" : status.getPhase();
        return switch (phase) {
            case "Pending" -> JobStatus.pending(waiting(pod));
            case "Running" -> JobStatus.running("pod " + pod.getMetadata().getName());
            case "Succeeded" -> JobStatus.exited(0);
            case "Failed" -> failed(pod);
            default -> JobStatus.unreachable("the node of the pod does not answer (" + phase + ")");
        };
    }

    private static JobStatus failed(Pod pod) {
        String ofPod = text(pod.getStatus().getReason(), pod.getStatus().getMessage());
        int code = containers(pod).stream()
                .map(ContainerStatus::getState)
                .filter(state -> state != null && state.getTerminated() != null)
                .findFirst()
                .map(state -> code(state.getTerminated()))
                .orElse(KILLED);
        if (TIME_LIMIT.equals(pod.getStatus().getReason())) {
            return JobStatus.ended(code, "time-limit", "Kubernetes ended the job at its time limit: " + ofPod);
        }
        Optional<String> lost = lostNode(pod);
        if (lost.isPresent()) {
            return JobStatus.ended(
                    code, "lost-driver", "The node of the job's pod was lost or shut down: " + lost.get());
        }
        return containers(pod).stream()
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ended -> JobStatus.exited(code(ended), join(text(ended.getReason(), ended.getMessage()), ofPod)))
                .orElseGet(() -> ofPod.isEmpty()
                        ? JobStatus.ended(KILLED, "lost-driver", "The node ended the job's pod and gave no reason.")
                        : JobStatus.exited(KILLED, ofPod));
    }

    /** The reason of the pod, or of its condition: newer versions write it only there. */
    private static Optional<String> lostNode(Pod pod) {
        Stream<String> ofPod = Stream.ofNullable(pod.getStatus().getReason())
                .filter(LOST_NODE::contains)
                .map(reason -> text(reason, pod.getStatus().getMessage()));
        Stream<String> ofConditions = pod.getStatus().getConditions().stream()
                .filter(condition -> "DisruptionTarget".equals(condition.getType()))
                .filter(condition -> LOST_NODE.contains(String.valueOf(condition.getReason())))
                .map(condition -> text(condition.getReason(), condition.getMessage()));
        return Stream.concat(ofPod, ofConditions).findFirst();
    }

    /** Whether the scheduler has found no node for it. */
    static boolean unscheduled(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()));
    }

    private static int code(ContainerStateTerminated ended) {
        return ended.getExitCode() == null ? KILLED : ended.getExitCode();
    }

    /** Why it has not begun: what its container waits for, else what its scheduling waits for. */
    private static String waiting(Pod pod) {
        Stream<String> ofContainers = containers(pod).stream()
                .map(ContainerStatus::getState)
                .filter(state -> state != null && state.getWaiting() != null)
                .map(state ->
                        text(state.getWaiting().getReason(), state.getWaiting().getMessage()));
        List<PodCondition> conditions =
                pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
        Stream<String> ofScheduling = conditions.stream()
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(condition -> text(condition.getReason(), condition.getMessage()));
        return Stream.concat(ofContainers, ofScheduling)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static List<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    }

    private static String text(@Nullable String reason, @Nullable String message) {
        return Stream.of(reason, message)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(": "));
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "; " + second;
    }
}
