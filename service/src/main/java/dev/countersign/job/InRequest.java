package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Lets threads of our own call what needs a request's context. */
@ApplicationScoped
class InRequest {

    @ActivateRequestContext
    void run(Runnable work) {
        work.run();
    }
}
