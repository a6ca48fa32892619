package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class PersistenceMapper extends ExceptionMapperBase<PersistenceException> {

    @Override
    protected HttpProblem toProblem(PersistenceException exception) {
        boolean busy = BusyDatabase.isBehind(exception);
        Status status = busy ? Status.CONFLICT : Status.INTERNAL_SERVER_ERROR;
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
        return busy
                ? problem.withDetail(BusyDatabase.DETAIL)
                        .with("code", BusyDatabase.CODE)
                        .build()
                : problem.build();
    }
}
