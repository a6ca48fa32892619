package dev.countersign.function;

import dev.countersign.function.FunctionCallRepository.TokenRow;
import dev.countersign.problem.TooLargeException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a called system says how its work goes. The task token, sent as Bearer, is all that it needs. */
@Path("/api/task-tokens")
@PermitAll
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Task tokens")
@APIResponse(responseCode = "401", description = "There is no such token: code no-token")
@APIResponse(responseCode = "409", description = "code token-used or attempt-over")
@APIResponse(responseCode = "410", description = "The call has ended: too late")
@APIResponse(responseCode = "413", description = "The body is larger than 64 KiB")
@APIResponse(responseCode = "429", description = "Too many requests, or too many wrong tokens, from this address")
class TaskTokenResource {

    private static final Pattern BEARER = Pattern.compile("Bearer\\s+([A-Za-z0-9_-]{43})", Pattern.CASE_INSENSITIVE);

    private final TokenService service;
    private final CallSettling settling;
    private final TokenThrottle throttle;

    TaskTokenResource(TokenService service, CallSettling settling, TokenThrottle throttle) {
        this.service = service;
        this.settling = settling;
        this.throttle = throttle;
    }

    @POST
    @Path("/heartbeat")
    @Operation(operationId = "taskTokenHeartbeat", summary = "The work goes on")
    @RequestBody(
            description = "What is to be shown as progress; may be empty",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    @APIResponse(responseCode = "200", description = "Heard")
    public TokenAnswer heartbeat(
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request,
            InputStream body) {
        TokenRow token = token(authorization, request);
        return service.heartbeat(token, new String(limited(body), StandardCharsets.UTF_8));
    }

    @POST
    @Path("/success")
    @Operation(
            operationId = "taskTokenSuccess",
            summary = "The work is done",
            description = "The body becomes the task's result. Handing in the same again is answered with 200.")
    @RequestBody(
            description = "The result: JSON of at most 64 KiB; may be empty",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    @APIResponse(responseCode = "200", description = "Taken; the process goes on")
    public TokenAnswer success(
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request,
            InputStream body) {
        TokenRow token = token(authorization, request);
        return service.success(token, limited(body));
    }

    @POST
    @Path("/failure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "taskTokenFailure",
            summary = "The work has failed",
            description = "It is tried again if it is retryable and tries are left.")
    @APIResponse(responseCode = "200", description = "Taken; the state says what comes next")
    @APIResponse(responseCode = "400", description = "The body breaks a rule")
    public TokenAnswer failure(
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest request,
            @NotNull @Valid TokenFailure failure) {
        TokenRow token = token(authorization, request);
        TokenAnswer answer = service.failure(token, failure);
        settling.settle(token.callId()); // what becomes of the process is none of the far side's business
        return answer;
    }

    private TokenRow token(@Nullable String authorization, HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        refuseIfTooMany(throttle.admit(address));
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization.strip());
        return (bearer.matches() ? service.find(bearer.group(1)) : Optional.<TokenRow>empty()).orElseThrow(() -> {
            refuseIfTooMany(throttle.wrong(address));
            return HttpProblem.builder()
                    .withStatus(Status.UNAUTHORIZED)
                    .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                    .withDetail("Send the task token of the request as 'Authorization: Bearer <token>'.")
                    .withHeader("WWW-Authenticate", "Bearer")
                    .with("code", "no-token")
                    .build();
        });
    }

    private static void refuseIfTooMany(int wait) {
        if (wait > 0) {
            throw HttpProblem.builder()
                    .withStatus(Status.TOO_MANY_REQUESTS)
                    .withTitle(Status.TOO_MANY_REQUESTS.getReasonPhrase())
                    .withDetail("Too many requests from this address; try again in " + wait + " s.")
                    .withHeader("Retry-After", wait)
                    .build();
        }
    }

    private static byte[] limited(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(CallSender.MAX_RESULT + 1);
            if (bytes.length > CallSender.MAX_RESULT) {
                throw new TooLargeException("A result has at most " + CallSender.MAX_RESULT
                        + " bytes; store more elsewhere and hand in where.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
