package dev.countersign.function;

import dev.countersign.connector.http.ModelHttp;
import dev.countersign.connector.http.OversizedAnswerException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketTimeoutException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes the calls that are due and tells processes what came of them. Requests that are on their way hold no thread. */
@ApplicationScoped
class CallSender {

    /** What a process variable can hold. */
    static final int MAX_RESULT = 64 * 1024;

    private static final int THREADS = 4;
    private static final int AT_ONCE = 200;

    private final FunctionCallRepository calls;
    private final CallOutcome outcome;
    private final CallRecorder recorder;
    private final CallSettling settling;
    private final CallRequests requests;
    private final ModelHttp http;
    private final FunctionConfig config;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, CallSender::daemon);

    CallSender(
            FunctionCallRepository calls,
            CallOutcome outcome,
            CallRecorder recorder,
            CallSettling settling,
            CallRequests requests,
            ModelHttp http,
            FunctionConfig config) {
        this.calls = calls;
        this.outcome = outcome;
        this.recorder = recorder;
        this.settling = settling;
        this.requests = requests;
        this.http = http;
        this.config = config;
        this.free = new Semaphore(config.maxCalls());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** One look at all that is due. */
    void round() {
        recorder.recordWhatIsLeft();
        calls.cancelForgotten();
        calls.due(AT_ONCE).forEach(settling::settle);
        int places = free.availablePermits();
        if (places > 0) {
            UUID claim = UUID.randomUUID();
            calls.claim(claim, Math.min(places, AT_ONCE), config.lease(), recorder.held())
                    .forEach(id -> start(id, claim));
        }
    }

    /** Whether no request is on its way. */
    boolean isIdle() {
        return free.availablePermits() == config.maxCalls();
    }

    /** Never throws: further calls are to be started. */
    private void start(UUID id, UUID claim) {
        try {
            outcome.begin(id, claim).ifPresent(this::send);
        } catch (RuntimeException | Error e) {
            recorder.notMade(id, claim, e);
        }
    }

    private void send(Outgoing call) {
        ModelHttp.Request request;
        try {
            request = requests.of(call);
        } catch (IllegalArgumentException e) {
            unanswered(call, "bad-input", String.valueOf(e.getMessage()), false);
            return;
        }
        free.acquireUninterruptibly(); // only this round takes permits, so there is one
        CompletableFuture<ModelHttp.Answer> answer;
        try {
            answer = http.send(request, call.spec().requestTimeout(), MAX_RESULT);
        } catch (RuntimeException | Error e) {
            free.release();
            throw e;
        }
        answer.whenCompleteAsync((response, fault) -> finish(call, response, fault), threads);
    }

    private void finish(Outgoing call, ModelHttp.@Nullable Answer response, @Nullable Throwable fault) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            if (response != null) {
                String error = response.headers().getOrDefault("X-Amz-Function-Error", "");
                Reply reply = new Reply(response.status(), error, response.body());
                recorder.record(call, () -> outcome.replied(call, reply));
            } else {
                fail(call, fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault);
            }
        } finally {
            context.terminate();
            free.release();
        }
    }

    private void fail(Outgoing call, @Nullable Throwable cause) {
        if (cause instanceof OversizedAnswerException) {
            unanswered(
                    call,
                    "result-too-large",
                    cause.getMessage() + " A function stores more elsewhere and answers where.",
                    false);
        } else if (cause instanceof TimeoutException
                || (cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException))) {
            unanswered(call, "timed-out", "No answer came within " + call.spec().requestTimeout() + ".", true);
        } else {
            unanswered(call, "unreachable", "The function's address gives no answer: " + cause, true);
        }
    }

    private void unanswered(Outgoing call, String code, String message, boolean again) {
        recorder.record(call, () -> outcome.unanswered(call, code, message, again));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "countersign-functions");
        thread.setDaemon(true);
        return thread;
    }
}
