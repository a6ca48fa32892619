package dev.countersign.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngineException;

/** Throws what the service could throw. */
@Path("/test/failing")
public class FailingResource {

    static final String SECRET = "secret of the inside";

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
