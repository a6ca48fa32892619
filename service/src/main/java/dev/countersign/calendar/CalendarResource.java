package dev.countersign.calendar;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The business calendars by which deadlines count. */
@Path("/api/calendars")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
public class CalendarResource {

    private final CalendarService calendars;

    CalendarResource(CalendarService calendars) {
        this.calendars = calendars;
    }

    @GET
    @Operation(summary = "All calendars with their hours")
    public List<CalendarView> list() {
        return calendars.list();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One calendar: when people work and which days are off in a period")
    @APIResponse(responseCode = "200", description = "The calendar")
    @APIResponse(responseCode = "400", description = "No date, or a period of more than 400 days")
    @APIResponse(responseCode = "404", description = "There is no such calendar")
    public CalendarPeriod period(
            String name,
            @QueryParam("from") @Parameter(description = "first day, as 2026-12-01; today when left out") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "last day; 30 days later when left out") @Nullable String to) {
        return calendars.period(name, from, to);
    }

    @POST
    @Path("/{name}/compute")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "When an amount of working time will have passed; changes nothing")
    @APIResponse(responseCode = "200", description = "The moment")
    @APIResponse(responseCode = "400", description = "The duration is none")
    @APIResponse(responseCode = "404", description = "There is no such calendar")
    public ComputedMoment compute(String name, @NotNull @Valid ComputeRequest request) {
        return calendars.compute(name, request);
    }
}
