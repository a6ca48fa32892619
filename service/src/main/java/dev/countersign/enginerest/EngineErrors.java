package dev.countersign.enginerest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.BadUserRequestException;
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
        return EngineRest.owns(uri.getPath())
                ? ExceptionHandlerHelper.getInstance().getResponse(exception)
                : problem(exception);
    }

    @ServerExceptionMapper
    Response restException(RestException exception) {
        return ExceptionHandlerHelper.getInstance().getResponse(exception);
    }

    private static Response problem(ProcessEngineException exception) {
        if (exception instanceof AuthorizationException) {
            return problem(Response.Status.FORBIDDEN, exception.getMessage());
        }
        if (exception instanceof NotFoundException || exception instanceof NullValueException) {
            return problem(Response.Status.NOT_FOUND, exception.getMessage());
        }
        if (exception instanceof BadUserRequestException) {
            return problem(Response.Status.BAD_REQUEST, exception.getMessage());
        }
        LOG.error("The engine failed", exception);
        return problem(Response.Status.INTERNAL_SERVER_ERROR, null);
    }

    private static Response problem(Response.Status status, @Nullable String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .build()
                .toResponse();
    }
}
