package dev.countersign.problem;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngineException;

/** Throws what the service could throw. */
@Path("/test/failing")
public class FailingResource {

    static final String SECRET = "secret of the inside";

    private final EntityManager entityManager;

    FailingResource(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Takes two locks, one after the other. */
    @GET
    @Path("/locks")
    @Transactional
    public String lock(@QueryParam("first") long first, @QueryParam("second") long second) {
        for (String statement : List.of(
                "select 1 from pg_advisory_xact_lock(" + first + ")",
                "select 1 from pg_sleep(0.7)",
                "select 1 from pg_advisory_xact_lock(" + second + ")")) {
            entityManager.createNativeQuery(statement).getSingleResult();
        }
        return "both";
    }

    @GET
    public String fail(@QueryParam("how") String how) {
        throw switch (how) {
            case "bug" -> new IllegalStateException(SECRET);
            case "server" -> new InternalServerErrorException(SECRET);
            case "engine" -> new ProcessEngineException(SECRET);
            case "race" -> new OptimisticLockingException(SECRET);
            case "conflict" -> new StateConflictException("taken", "It is taken.", Map.of("assignee", "anna"));
            case "forbidden" -> new NotPermittedException("It is not yours.");
            case "unknown" -> new UnknownResourceException("thing", "7");
            default -> new IllegalArgumentException(how);
        };
    }
}
