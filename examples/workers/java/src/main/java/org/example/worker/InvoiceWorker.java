package org.example.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.client.variable.ClientValues;

/**
 * Writes invoices: takes tasks of one topic, converts the amount to euros with the rates of an HTTP service, and answers with
 * the invoice. Settings come from the environment; see docs/external-workers.md.
 */
public class InvoiceWorker {

    private static final int ATTEMPTS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService heartbeats = Executors.newScheduledThreadPool(1);
    private final String rates = System.getenv("RATES_URL");
    private final long lock = Long.parseLong(setting("LOCK_MILLISECONDS", "30000"));
    private final long pause = Long.parseLong(setting("RETRY_MILLISECONDS", "10000"));

    public static void main(String[] arguments) {
        InvoiceWorker worker = new InvoiceWorker();
        ExternalTaskClient client = ExternalTaskClient.create()
                .baseUrl(setting("ENGINE_URL", "http://localhost:8080/engine-rest"))
                .workerId("invoice-java-" + ProcessHandle.current().pid())
                .asyncResponseTimeout(20_000) // long polling: the service answers as soon as there is a task
                .addInterceptor(new BasicAuthProvider(System.getenv("ENGINE_USER"), System.getenv("ENGINE_PASSWORD")))
                .build();
        client.subscribe(setting("TOPIC", "external-invoice"))
                .lockDuration(worker.lock)
                .handler(worker::work)
                .open();
    }

    private void work(ExternalTask task, ExternalTaskService service) {
        // The lock runs out while long work goes on, and the task would be given to somebody else: renew it in time.
        ScheduledFuture<?> heartbeat = heartbeats.scheduleAtFixedRate(
                () -> renew(task, service), lock / 3, lock / 3, TimeUnit.MILLISECONDS);
        String trouble = "The rates cannot be read";
        try {
            String currency = task.getVariable("currency");
            Number amount = task.getVariable("amount");
            Optional<Double> rate = rateOf(currency);
            if (rate.isEmpty()) {
                service.handleBpmnError(task, "currencyUnknown", "There is no rate for " + currency + ".");
                return;
            }
            String invoice = JSON.writeValueAsString(Map.of(
                    // the same for every attempt: a second run writes no second invoice
                    "number", "INV-" + task.getProcessInstanceId(),
                    "total", Math.round(amount.doubleValue() / rate.get() * 100) / 100.0,
                    "currency", "EUR"));
            trouble = "The invoice was not taken";
            service.complete(task, Map.of("invoice", ClientValues.jsonValue(invoice)));
        } catch (IOException | RuntimeException e) { // whatever it was: a person must get to know
            int left = (task.getRetries() == null ? ATTEMPTS : task.getRetries()) - 1; // 0 makes it an incident
            service.handleFailure(
                    task, trouble + ": " + e.getMessage(), e.toString(), left, pause << (ATTEMPTS - 1 - left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the lock runs out, and somebody else takes the task
        } finally {
            heartbeat.cancel(false);
        }
    }

    /** Whatever happens: an exception would end the heartbeat for good. */
    private void renew(ExternalTask task, ExternalTaskService service) {
        try {
            service.extendLock(task, lock);
        } catch (RuntimeException e) {
            System.err.println("The lock could not be renewed: " + e.getMessage());
        }
    }

    private Optional<Double> rateOf(String currency) throws IOException, InterruptedException {
        URI uri = URI.create(rates + "?currency=" + URLEncoder.encode(currency, StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(rates + " answered " + answer.statusCode());
        }
        JsonNode rate = JSON.readTree(answer.body()).path("rates").path(currency);
        return rate.isNumber() ? Optional.of(rate.asDouble()) : Optional.empty();
    }

    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }
}
