package dev.countersign.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.externaltask.HostRule;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.externaltask.TaskOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Collection;

/** Has functions called for other features. */
@ApplicationScoped
public class FunctionCalls {

    private final FunctionCallRepository calls;
    private final HostRule hosts;
    private final ModelSecret secrets;
    private final ObjectMapper json;

    FunctionCalls(FunctionCallRepository calls, HostRule hosts, ModelSecret secrets, ObjectMapper json) {
        this.calls = calls;
        this.hosts = hosts;
        this.secrets = secrets;
        this.json = json;
    }

    /**
     * Checks what is known of a task's inputs, at deployment and again when it begins.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it
     */
    public void check(TaskInputs inputs) {
        ModelSecret.refuseMarks(inputs);
        inputs.require("url");
        CallSpec spec = CallSpec.read(inputs);
        if (inputs.known("style").isPresent() == inputs.has("style")
                && spec.style().needsFunction()) {
            inputs.require("function")
                    .filter(name -> !name.matches("[A-Za-z0-9._:-]+"))
                    .ifPresent(name -> {
                        throw new IllegalArgumentException("function is no name of a function: '" + name + "'.");
                    });
        }
        checkSecret(inputs);
        if (inputs.known("url").isPresent()) {
            URI address = spec.style().address(spec.url(), spec.function());
            hosts.check(address);
            inputs.known("secret").ifPresent(name -> secrets.value(name, address, new Redaction()));
        }
        if (spec.token() && spec.body() != null && inputs.value("body") instanceof String) {
            throw new IllegalArgumentException("body must be a map in the mode token: the token is put into it.");
        }
    }

    /** Its name stands in the model: whoever fills in a variable must not choose which secret is sent. */
    private void checkSecret(TaskInputs inputs) {
        if (inputs.has("secret")) {
            secrets.check(inputs.known("secret")
                    .orElseThrow(() -> new IllegalArgumentException("secret must be a name, not an expression.")));
        }
    }

    /** Where a call goes, without what follows the path: that may be confidential. */
    public static String target(CallSpec spec) {
        URI address = spec.style().address(spec.url(), spec.function());
        return address.getScheme() + "://" + address.getAuthority() + address.getPath();
    }

    /**
     * Has a function called, in the caller's transaction.
     *
     * @param idempotencyKey the same for the same work, however often it is tried
     */
    @Transactional
    public void start(String ownerKind, String ownerId, TaskOrigin origin, CallSpec spec, String idempotencyKey) {
        calls.persist(new FunctionCall(
                ownerKind, ownerId, origin, target(spec), text(spec), idempotencyKey, spec.retries(), calls.now()));
    }

    /** Nobody wants these any more; what the far side does cannot be taken back. */
    @Transactional
    public void cancel(String ownerKind, Collection<String> ownerIds) {
        calls.cancel(ownerKind, ownerIds, calls.now());
    }

    /** As another feature keeps it for later calls. */
    public String text(CallSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An input parameter has no JSON form: " + e.getOriginalMessage());
        }
    }

    /** What {@link #text} wrote. */
    public CallSpec spec(String text) {
        try {
            return json.readValue(text, CallSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
