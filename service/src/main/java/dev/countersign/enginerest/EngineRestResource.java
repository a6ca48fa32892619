package dev.countersign.enginerest;

import jakarta.ws.rs.Path;
import java.net.URI;
import org.operaton.bpm.engine.rest.AuthorizationRestService;
import org.operaton.bpm.engine.rest.BatchRestService;
import org.operaton.bpm.engine.rest.CaseDefinitionRestService;
import org.operaton.bpm.engine.rest.CaseExecutionRestService;
import org.operaton.bpm.engine.rest.CaseInstanceRestService;
import org.operaton.bpm.engine.rest.ConditionRestService;
import org.operaton.bpm.engine.rest.DecisionDefinitionRestService;
import org.operaton.bpm.engine.rest.DecisionRequirementsDefinitionRestService;
import org.operaton.bpm.engine.rest.DeploymentRestService;
import org.operaton.bpm.engine.rest.EventSubscriptionRestService;
import org.operaton.bpm.engine.rest.ExecutionRestService;
import org.operaton.bpm.engine.rest.ExternalTaskRestService;
import org.operaton.bpm.engine.rest.FilterRestService;
import org.operaton.bpm.engine.rest.GroupRestService;
import org.operaton.bpm.engine.rest.IdentityRestService;
import org.operaton.bpm.engine.rest.IncidentRestService;
import org.operaton.bpm.engine.rest.JobDefinitionRestService;
import org.operaton.bpm.engine.rest.JobRestService;
import org.operaton.bpm.engine.rest.MessageRestService;
import org.operaton.bpm.engine.rest.MetricsRestService;
import org.operaton.bpm.engine.rest.MigrationRestService;
import org.operaton.bpm.engine.rest.ModificationRestService;
import org.operaton.bpm.engine.rest.ProcessDefinitionRestService;
import org.operaton.bpm.engine.rest.ProcessInstanceRestService;
import org.operaton.bpm.engine.rest.SchemaLogRestService;
import org.operaton.bpm.engine.rest.SignalRestService;
import org.operaton.bpm.engine.rest.TaskRestService;
import org.operaton.bpm.engine.rest.TelemetryRestService;
import org.operaton.bpm.engine.rest.TenantRestService;
import org.operaton.bpm.engine.rest.UserRestService;
import org.operaton.bpm.engine.rest.VariableInstanceRestService;
import org.operaton.bpm.engine.rest.history.HistoryRestService;
import org.operaton.bpm.engine.rest.impl.AbstractProcessEngineRestServiceImpl;
import org.operaton.bpm.engine.rest.impl.VersionRestService;
import org.operaton.bpm.engine.rest.impl.optimize.OptimizeRestService;

/** The root of the engine's REST API: one locator per resource, as in Operaton's own distribution. */
@Path(EngineRest.PATH)
public class EngineRestResource extends AbstractProcessEngineRestServiceImpl {

    @Path(ProcessDefinitionRestService.PATH)
    public ProcessDefinitionRestService processDefinition() {
        return getProcessDefinitionService(null);
    }

    @Path(ProcessInstanceRestService.PATH)
    public ProcessInstanceRestService processInstance() {
        return getProcessInstanceService(null);
    }

    @Path(ExecutionRestService.PATH)
    public ExecutionRestService execution() {
        return getExecutionService(null);
    }

    @Path(TaskRestService.PATH)
    public TaskRestService task() {
        return getTaskRestService(null);
    }

    @Path(IdentityRestService.PATH)
    public IdentityRestService identity() {
        return getIdentityRestService(null);
    }

    @Path(MessageRestService.PATH)
    public MessageRestService message() {
        return getMessageRestService(null);
    }

    @Path(VariableInstanceRestService.PATH)
    public VariableInstanceRestService variableInstance() {
        return getVariableInstanceService(null);
    }

    @Path(JobDefinitionRestService.PATH)
    public JobDefinitionRestService jobDefinition() {
        return getJobDefinitionRestService(null);
    }

    @Path(JobRestService.PATH)
    public JobRestService job() {
        return getJobRestService(null);
    }

    @Path(GroupRestService.PATH)
    public GroupRestService group() {
        return getGroupRestService(null);
    }

    @Path(UserRestService.PATH)
    public UserRestService user() {
        return getUserRestService(null);
    }

    @Path(AuthorizationRestService.PATH)
    public AuthorizationRestService authorization() {
        return getAuthorizationRestService(null);
    }

    @Path(IncidentRestService.PATH)
    public IncidentRestService incident() {
        return getIncidentService(null);
    }

    @Path(HistoryRestService.PATH)
    public HistoryRestService history() {
        return getHistoryRestService(null);
    }

    @Path(DeploymentRestService.PATH)
    public DeploymentRestService deployment() {
        return getDeploymentRestService(null);
    }

    @Path(CaseDefinitionRestService.PATH)
    public CaseDefinitionRestService caseDefinition() {
        return getCaseDefinitionRestService(null);
    }

    @Path(CaseInstanceRestService.PATH)
    public CaseInstanceRestService caseInstance() {
        return getCaseInstanceRestService(null);
    }

    @Path(CaseExecutionRestService.PATH)
    public CaseExecutionRestService caseExecution() {
        return getCaseExecutionRestService(null);
    }

    @Path(FilterRestService.PATH)
    public FilterRestService filter() {
        return getFilterRestService(null);
    }

    @Path(MetricsRestService.PATH)
    public MetricsRestService metrics() {
        return getMetricsRestService(null);
    }

    @Path(DecisionDefinitionRestService.PATH)
    public DecisionDefinitionRestService decisionDefinition() {
        return getDecisionDefinitionRestService(null);
    }

    @Path(DecisionRequirementsDefinitionRestService.PATH)
    public DecisionRequirementsDefinitionRestService decisionRequirementsDefinition() {
        return getDecisionRequirementsDefinitionRestService(null);
    }

    @Path(ExternalTaskRestService.PATH)
    public ExternalTaskRestService externalTask() {
        return getExternalTaskRestService(null);
    }

    @Path(MigrationRestService.PATH)
    public MigrationRestService migration() {
        return getMigrationRestService(null);
    }

    @Path(ModificationRestService.PATH)
    public ModificationRestService modification() {
        return getModificationRestService(null);
    }

    @Path(BatchRestService.PATH)
    public BatchRestService batch() {
        return getBatchRestService(null);
    }

    @Path(TenantRestService.PATH)
    public TenantRestService tenant() {
        return getTenantRestService(null);
    }

    @Path(SignalRestService.PATH)
    public SignalRestService signal() {
        return getSignalRestService(null);
    }

    @Path(ConditionRestService.PATH)
    public ConditionRestService condition() {
        return getConditionRestService(null);
    }

    @Path(OptimizeRestService.PATH)
    public OptimizeRestService optimize() {
        return getOptimizeRestService(null);
    }

    @Path(VersionRestService.PATH)
    public VersionRestService version() {
        return getVersionRestService(null);
    }

    @Path(SchemaLogRestService.PATH)
    public SchemaLogRestService schemaLog() {
        return getSchemaLogRestService(null);
    }

    @Path(EventSubscriptionRestService.PATH)
    public EventSubscriptionRestService eventSubscription() {
        return getEventSubscriptionRestService(null);
    }

    @Path(TelemetryRestService.PATH)
    public TelemetryRestService telemetry() {
        return getTelemetryRestService(null);
    }

    @Override
    protected URI getRelativeEngineUri(String engineName) {
        return URI.create("/");
    }
}
