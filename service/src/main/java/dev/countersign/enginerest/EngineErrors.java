package dev.countersign.enginerest;

import dev.countersign.engine.RuleRefusal;
import dev.countersign.problem.BusyDatabase;
import dev.countersign.problem.ProblemView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.operaton.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exceptions of the engine: its own JSON on {@code /engine-rest}, problem JSON (RFC 9457) on all other paths. */
class EngineErrors {

    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);

    @ServerExceptionMapper
    Response engineException(ProcessEngineException exception, UriInfo uri) {
        Exception shown = refusalIn(exception);
        return EngineRest.owns(uri.getPath()) || !(shown instanceof ProcessEngineException engineException)
                ? ExceptionHandlerHelper.getInstance().getResponse(shown)
                : problem(engineException);
    }

    @ServerExceptionMapper
    Response restException(RestException exception) {
        return ExceptionHandlerHelper.getInstance().getResponse(refusalIn(exception));
    }

    /** A listener's refusal says what is wrong; what the engine wraps around it says only that a listener failed. */
    private static Exception refusalIn(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleRefusal && cause instanceof Exception refusal) {
                return refusal;
            }
        }
        return exception;
    }

    private static Response problem(ProcessEngineException exception) {
        if (exception instanceof AuthorizationException) {
            return problem(
                    Response.Status.FORBIDDEN,
                    exception.getMessage(),
                    exception instanceof RuleRefusal refusal ? refusal.members() : Map.of());
        }
        if (exception instanceof NotFoundException || exception instanceof NullValueException) {
            return problem(Response.Status.NOT_FOUND, exception.getMessage());
        }
        if (exception instanceof BadUserRequestException) {
            return problem(Response.Status.BAD_REQUEST, exception.getMessage());
        }
        if (exception instanceof OptimisticLockingException) {
            return problem(Response.Status.CONFLICT, ProblemView.CHANGED_MEANWHILE);
        }
        if (BusyDatabase.isBehind(exception)) {
            return problem(Response.Status.CONFLICT, BusyDatabase.DETAIL, Map.of("code", BusyDatabase.CODE));
        }
        LOG.error("The engine failed", exception);
        return problem(Response.Status.INTERNAL_SERVER_ERROR, null);
    }

    private static Response problem(Response.Status status, @Nullable String detail) {
        return problem(status, detail, Map.of());
    }

    private static Response problem(Response.Status status, @Nullable String detail, Map<String, Object> members) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail);
        members.forEach(problem::with);
        return problem.build().toResponse();
    }
}
