package dev.countersign.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What tasks a list is asked for: the query parameters of the list, and the members of a kept filter under the same names.
 * All that are given have to hold; of one that is given several times, one has to.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = "{\"filter\": \"group\", \"definition\": [\"retail-forecast\"], \"due\": \"overdue\"}")
public class TaskConditions {

    @QueryParam("filter")
    @Size(max = 255)
    @Parameter(
            description =
                    "mine (default): assigned to the caller; delegated: the caller's, while somebody else works on them; group:"
                            + " unassigned and offered to the caller; team: offered to the caller, whoever has them; all:"
                            + " everybody's",
            schema = @Schema(enumeration = {"mine", "delegated", "group", "team", "all"}))
    public @Nullable String filter;

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "part of the task's name, the business key or the process' name or key")
    public @Nullable String q;

    @QueryParam("definition")
    @Size(max = 50)
    @Parameter(description = "key of a process definition")
    public @Nullable List<@Size(max = 255) String> definition;

    @QueryParam("instance")
    @Size(max = 255)
    @Parameter(description = "id of a process instance")
    public @Nullable String instance;

    @QueryParam("businessKey")
    @Size(max = 255)
    @Parameter(description = "the business key; with * at the end, its beginning")
    public @Nullable String businessKey;

    @QueryParam("taskKey")
    @Size(max = 50)
    @Parameter(description = "id of the activity in the model")
    public @Nullable List<@Size(max = 255) String> taskKey;

    @QueryParam("name")
    @Size(max = 200)
    @Parameter(description = "part of the task's name")
    public @Nullable String name;

    @QueryParam("due")
    @Size(max = 255)
    @Parameter(
            description = "overdue: the due date has passed; none: there is none; any: there is one",
            schema = @Schema(enumeration = {"overdue", "none", "any"}))
    public @Nullable String due;

    @QueryParam("dueBefore")
    @Size(max = 255)
    @Parameter(description = "an instant, or a date: its first moment in UTC")
    public @Nullable String dueBefore;

    @QueryParam("dueAfter")
    @Size(max = 255)
    @Parameter(description = "an instant, or a date: its first moment in UTC")
    public @Nullable String dueAfter;

    @QueryParam("followUp")
    @Size(max = 255)
    @Parameter(
            description =
                    "reached: the follow-up date has come, or there is none; pending: it is still to come; none; any; all:"
                            + " whatever it is. reached when absent and filter is mine, else all",
            schema = @Schema(enumeration = {"reached", "pending", "none", "any", "all"}))
    public @Nullable String followUp;

    @QueryParam("followUpBefore")
    @Size(max = 255)
    public @Nullable String followUpBefore;

    @QueryParam("followUpAfter")
    @Size(max = 255)
    public @Nullable String followUpAfter;

    @QueryParam("createdBefore")
    @Size(max = 255)
    public @Nullable String createdBefore;

    @QueryParam("createdAfter")
    @Size(max = 255)
    public @Nullable String createdAfter;

    @QueryParam("priorityMin")
    @Size(max = 255)
    @Parameter(
            description = "this priority or a higher one",
            schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER))
    public @Nullable String priorityMin;

    @QueryParam("priorityMax")
    @Size(max = 255)
    @Parameter(
            description = "this priority or a lower one",
            schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER))
    public @Nullable String priorityMax;

    @QueryParam("assignee")
    @Size(max = 50)
    @Parameter(description = "id of the person who holds it")
    public @Nullable List<@Size(max = 255) String> assignee;

    @QueryParam("assigned")
    @Size(max = 255)
    @Parameter(description = "whether anybody holds it", schema = @Schema(enumeration = {"true", "false"}))
    public @Nullable String assigned;

    @QueryParam("candidateGroup")
    @Size(max = 50)
    @Parameter(description = "a group that it is offered to")
    public @Nullable List<@Size(max = 255) String> candidateGroup;

    @QueryParam("candidateUser")
    @Size(max = 50)
    @Parameter(description = "a person that it is offered to by name")
    public @Nullable List<@Size(max = 255) String> candidateUser;

    @QueryParam("variable")
    @Size(max = 10)
    @Parameter(
            description =
                    "name:operator:value, where the operator is eq, neq, lt, lte, gt, gte or like (contains). The name"
                            + " may go into a Json variable: order.customer.name. Numbers, true and false are compared as such,"
                            + " everything else as text; \"12\" in quotes is text. All that are given have to hold")
    public @Nullable List<@Size(max = 255) String> variable;
}
