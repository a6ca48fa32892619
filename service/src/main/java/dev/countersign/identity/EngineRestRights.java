package dev.countersign.identity;

import dev.countersign.enginerest.EngineRest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may call the engine's own REST API, which knows no rights itself: operators, modellers and admins; deploying, and what
 * leads a process past a person or changes what was decided, is for modellers and admins; workers get what external-task
 * clients need. Everybody else works through {@code /api}.
 */
final class EngineRestRights {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String NAME = "/[A-Za-z0-9_:-]+";
    private static final Pattern FOR_WORKERS = Pattern.compile(EngineRest.PATH + "(/version"
            + "|/external-task(/count|/fetchAndLock|/topic-names)?"
            + "|/external-task" + NAME + "/(complete|failure|bpmnError|extendLock|lock|unlock|errorDetails)"
            + "|/process-instance" + NAME + "/variables(" + NAME + "(/data)?)?)");

    /** Its siblings by name, as {@code /external-task/retries}, change tasks of anybody. */
    private static final Pattern FOR_WORKERS_TO_READ = Pattern.compile(EngineRest.PATH + "/external-task" + NAME);

    /** Parts of paths that an operator may not write to: they could skip an approval, or change what it was about. */
    private static final Set<String> NOT_FOR_OPERATORS = Set.of(
            "deployment",
            "modification",
            "migration",
            "start",
            "variable",
            "bpmnerror",
            "bpmnescalation",
            "filter",
            // these take variables along
            "/resolve",
            "/complete",
            "/failure",
            "submit-form",
            "/message",
            "/signal",
            "condition",
            "/trigger");

    private EngineRestRights() {}

    /**
     * Whether a user with these roles may send this request.
     *
     * @param path the path as it came, starting with {@code /engine-rest}
     */
    static boolean allow(Set<String> roles, String method, String path) {
        if (roles.contains(Role.ADMIN) || roles.contains(Role.MODELLER)) {
            return true;
        }
        if (roles.contains(Role.OPERATOR)) {
            // Searched for, not matched: no spelling of the path may get around it.
            return READING.contains(method)
                    || NOT_FOR_OPERATORS.stream()
                            .noneMatch(part -> RequestPath.canonical(path).contains(part)
                                    || path.toLowerCase(Locale.ROOT).contains(part));
        }
        return roles.contains(Role.WORKER)
                && (FOR_WORKERS.matcher(path).matches()
                        || (READING.contains(method)
                                && FOR_WORKERS_TO_READ.matcher(path).matches()));
    }
}
