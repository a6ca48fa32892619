package dev.countersign.approval;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests from threads that start together. */
final class AtOnce {

    private AtOnce() {}

    @SafeVarargs
    static List<Response> run(Callable<Response>... requests) throws Exception {
        CyclicBarrier together = new CyclicBarrier(requests.length);
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            List<Callable<Response>> waiting = Arrays.stream(requests)
                    .map(request -> (Callable<Response>) () -> {
                        together.await();
                        return request.call();
                    })
                    .toList();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(waiting)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
