package dev.countersign.engine;

import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.operaton.bpm.dmn.engine.DmnEngineConfiguration;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.FormService;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.incident.IncidentHandler;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the engine at start-up and hands its services to the other features. */
@ApplicationScoped
public class EngineProducer {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProducer.class);

    @Produces
    @Singleton
    @Startup
    ProcessEngine engine(
            DataSource dataSource,
            TransactionManager transactionManager,
            TransactionSynchronizationRegistry transactions,
            EngineConfig config,
            BeanManager beanManager,
            @All List<InstanceHandle<ModelRule>> modelRules,
            @All List<InstanceHandle<UserTaskListener>> userTaskListeners,
            @All List<InstanceHandle<TaskWriteListener>> taskWriteListeners,
            @All List<InstanceHandle<UserTaskMigrationListener>> migrationListeners,
            @All List<InstanceHandle<IncidentListener>> incidentListeners,
            @All List<InstanceHandle<ActingUser>> actingUsers,
            @All List<InstanceHandle<CommandRule>> commandRules,
            @All List<InstanceHandle<VariableRule>> variableRules) {
        EngineConfiguration configuration = new EngineConfiguration(
                () -> modelRules.stream().map(InstanceHandle::get),
                new TaskWriteInterceptor(new TaskWriteLog(
                        transactions, () -> taskWriteListeners.stream().map(InstanceHandle::get))));
        configuration.setProcessEngineName("default");
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactionManager);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setHistoryTimeToLive(config.historyTimeToLive());
        configuration.setDefaultNumberOfRetries(3);
        configuration.setFailedJobRetryTimeCycle("R3/PT10S");
        configuration.setFailedJobCommandFactory(new FailedJobs());
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        // a query that somebody sends must not be able to run an expression inside the service
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // a job that failed or was cancelled has no ${result} to map
        configuration.setSkipOutputMappingOnCanceledActivities(true);
        ModelBeans beans = new ModelBeans(namesExposedToModels(beanManager));
        configuration.setBeans(beans);
        configuration.setExpressionManager(new ModelExpressionManager(beans));
        configuration.setScriptEngineResolver(new NoScriptEngines());
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(new PlainFeel());
        configuration.setDmnEngineConfiguration(decisions);
        // otherwise a map would become a serialised Java object
        configuration.setDefaultSerializationFormat(Json.DATA_FORMAT);
        configuration.setCustomPreVariableSerializers(
                List.of(new JsonValueSerializer(), new LimitedStringSerializer()));
        // a list that the engine adds to
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(
                new UserTaskListenerPlugin(() -> userTaskListeners.stream().map(InstanceHandle::get)))));
        Supplier<Stream<CommandRule>> rules = () -> commandRules.stream().map(InstanceHandle::get);
        configuration.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>(List.of(new GuardedCommands(rules))));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(
                new ArrayList<>(List.of(new GuardedCommands(rules))));
        configuration.setCustomHistoryEventHandlers(new ArrayList<>(List.of(
                new GuardedVariables(() -> variableRules.stream().map(InstanceHandle::get)),
                new TaskMigrationEvents(() -> migrationListeners.stream().map(InstanceHandle::get)))));
        configuration.setCompositeIncidentHandlersEnabled(true);
        configuration.setCustomIncidentHandlers(Stream.of(
                        Incident.FAILED_JOB_HANDLER_TYPE, Incident.EXTERNAL_TASK_HANDLER_TYPE)
                .<IncidentHandler>map(type ->
                        new IncidentNews(type, () -> incidentListeners.stream().map(InstanceHandle::get)))
                .toList());
        configuration.setIdentityService(
                new EngineIdentityService(() -> actingUsers.stream().map(InstanceHandle::get)));
        configuration.setJobExecutor(jobExecutor(config.jobExecutor()));
        configuration.setJobExecutorActivate(false); // started after the packaged models are deployed
        ProcessEngine engine = configuration.buildProcessEngine();
        configuration.getValueTypeResolver().addType(JsonValueType.JSON);
        return engine;
    }

    private static Set<String> namesExposedToModels(BeanManager beanManager) {
        return beanManager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().isAnnotationPresent(ExposedToModels.class))
                .flatMap(bean -> Optional.ofNullable(bean.getName()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DefaultJobExecutor jobExecutor(EngineConfig.JobExecutorConfig config) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(config.threads());
        executor.setMaxPoolSize(config.threads());
        executor.setQueueSize(config.threads() * 2);
        executor.setMaxJobsPerAcquisition(config.threads() * 2);
        executor.setLockTimeInMillis((int) config.lockTime().toMillis());
        executor.setWaitTimeInMillis((int) Math.min(250, config.maxWait().toMillis()));
        executor.setMaxWait(config.maxWait().toMillis());
        executor.setMaxBackoff(config.maxWait().toMillis());
        return executor;
    }

    /** The last thing at start-up: from here on timers fire and asynchronous steps run. */
    void startJobExecutor(
            @Observes @Priority(5000) io.quarkus.runtime.StartupEvent event,
            ProcessEngine engine,
            EngineConfig config) {
        if (config.jobExecutor().enabled()) {
            configuration(engine).getJobExecutor().start();
            LOG.info(
                    "The engine runs timers and asynchronous steps with {} threads",
                    config.jobExecutor().threads());
        }
    }

    void stop(@Observes @Priority(10) ShutdownEvent event, ProcessEngine engine) {
        configuration(engine).getJobExecutor().shutdown();
        engine.close();
    }

    private static ProcessEngineConfigurationImpl configuration(ProcessEngine engine) {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Produces
    @Singleton
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Produces
    @Singleton
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Produces
    @Singleton
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Produces
    @Singleton
    ExternalTaskService externalTaskService(ProcessEngine engine) {
        return engine.getExternalTaskService();
    }

    @Produces
    @Singleton
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    @Produces
    @Singleton
    FormService formService(ProcessEngine engine) {
        return engine.getFormService();
    }

    @Produces
    @Singleton
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Produces
    @Singleton
    DecisionService decisionService(ProcessEngine engine) {
        return engine.getDecisionService();
    }

    @Produces
    @Singleton
    IdentityService identityService(ProcessEngine engine) {
        return engine.getIdentityService();
    }
}
