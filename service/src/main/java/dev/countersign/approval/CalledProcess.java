package dev.countersign.approval;

import java.util.Optional;
import java.util.OptionalInt;
import org.operaton.bpm.model.bpmn.instance.CallActivity;

/**
 * Which process a call activity calls, as far as the model tells.
 *
 * @param key the process; empty when an expression tells
 * @param sameDeployment whether it is the version of the caller's own deployment
 * @param version the only version; empty when it can be any
 */
record CalledProcess(Optional<String> key, boolean sameDeployment, OptionalInt version) {

    static CalledProcess of(CallActivity call) {
        String binding = String.valueOf(call.getOperatonCalledElementBinding());
        String version = String.valueOf(call.getOperatonCalledElementVersion());
        return new CalledProcess(
                Optional.of(call.getCalledElement()).filter(key -> !key.contains("{")),
                binding.equals("deployment"),
                binding.equals("version") && version.matches("\\d{1,9}")
                        ? OptionalInt.of(Integer.parseInt(version))
                        : OptionalInt.empty());
    }
}
