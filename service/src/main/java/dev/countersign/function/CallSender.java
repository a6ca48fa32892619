package dev.countersign.function;

import dev.countersign.connector.http.LimitedBody;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;

/** Makes the calls that are due and tells processes what came of them. Requests that are on their way hold no thread. */
@ApplicationScoped
class CallSender {

    /** What a process variable can hold. */
    static final int MAX_RESULT = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(CallSender.class);
    private static final int THREADS = 4;
    private static final int AT_ONCE = 200;

    private final FunctionCallRepository calls;
    private final CallOutcome outcome;
    private final CallRequests requests;
    private final FunctionConfig config;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, CallSender::daemon);
    /** Follows no redirection: it could lead to a host that is not allowed. */
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY) // one would look names up itself, unchecked
            .build();

    CallSender(FunctionCallRepository calls, CallOutcome outcome, CallRequests requests, FunctionConfig config) {
        this.calls = calls;
        this.outcome = outcome;
        this.requests = requests;
        this.config = config;
        this.free = new Semaphore(config.maxCalls());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** One look at all that is due. */
    void round() {
        calls.cancelForgotten();
        calls.due(AT_ONCE).forEach(this::settle);
        int places = free.availablePermits();
        if (places > 0) {
            UUID claim = UUID.randomUUID();
            calls.claim(claim, Math.min(places, AT_ONCE), config.lease()).forEach(id -> start(id, claim));
        }
    }

    /** Whether no request is on its way. */
    boolean isIdle() {
        return free.availablePermits() == config.maxCalls();
    }

    private void settle(UUID id) {
        try {
            outcome.settle(id);
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of call %s, it is told again", id);
        } catch (RuntimeException e) {
            outcome.refused(id, e);
        }
    }

    private void start(UUID id, UUID claim) {
        Outgoing call = outcome.begin(id, claim).orElse(null);
        if (call == null) {
            return;
        }
        HttpRequest request;
        try {
            request = requests.of(call);
        } catch (IllegalArgumentException e) {
            outcome.unanswered(call, "bad-input", String.valueOf(e.getMessage()), false);
            return;
        }
        free.acquireUninterruptibly(); // only this round takes permits, so there is one
        client.sendAsync(request, answer -> new LimitedBody(MAX_RESULT, OversizedReplyException::new))
                .orTimeout(call.spec().requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync((response, fault) -> finish(call, response, fault), threads);
    }

    private void finish(Outgoing call, @Nullable HttpResponse<byte[]> response, @Nullable Throwable fault) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            if (response != null) {
                String error =
                        response.headers().firstValue("X-Amz-Function-Error").orElse("");
                outcome.replied(call, new Reply(response.statusCode(), error, response.body()));
            } else {
                fail(call, fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "What came of call %s could not be recorded; it is made again when its lease is over",
                    call.id());
        } finally {
            context.terminate();
            free.release();
        }
    }

    private void fail(Outgoing call, @Nullable Throwable fault) {
        Throwable cause =
                fault != null && fault.getCause() instanceof OversizedReplyException ? fault.getCause() : fault;
        if (cause instanceof OversizedReplyException) {
            outcome.unanswered(call, "result-too-large", String.valueOf(cause.getMessage()), false);
        } else if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            outcome.unanswered(
                    call, "timed-out", "No answer came within " + call.spec().requestTimeout() + ".", true);
        } else {
            outcome.unanswered(call, "unreachable", "The function's address gives no answer: " + cause, true);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "countersign-functions");
        thread.setDaemon(true);
        return thread;
    }
}
