package dev.countersign.learning.value;

import dev.countersign.learning.InsightRights;
import dev.countersign.learning.Period;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What models and people added to forecasts. */
@Path("/api/forecast-value")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Learning")
class ForecastValueResource {

    private final ForecastValueReader values;
    private final InsightRights rights;

    ForecastValueResource(ForecastValueReader values, InsightRights rights) {
        this.values = values;
        this.rights = rights;
    }

    @GET
    @Operation(
            operationId = "getForecastValue",
            summary = "Forecast value added: naive, statistical and approved forecasts against what was sold")
    @APIResponse(responseCode = "200", description = "Of all forecasts that could be compared so far")
    @APIResponse(responseCode = "400", description = "A parameter is not valid: `violations` names it")
    @APIResponse(responseCode = "403", description = "For viewers, modellers, admins and managers")
    public ForecastValueView get(
            @QueryParam("definition") @Parameter(description = "only those of one process") @Nullable String definition,
            @QueryParam("by")
                    @DefaultValue("team")
                    @Parameter(schema = @Schema(enumeration = {"team", "person", "category", "month"}))
                    String by,
            @QueryParam("from") @Parameter(description = "weeks from this month on, as a day in it") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "weeks before this day; months count whole") @Nullable
                    String to) {
        rights.require();
        return values.read(definition, by(by), Period.of(from, to));
    }

    private static ValueBy by(String name) {
        return Stream.of(ValueBy.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The query is not valid.",
                        List.of(Violation.inQuery(
                                "by", "must be team, person, category or month, not '" + name + "'"))));
    }
}
