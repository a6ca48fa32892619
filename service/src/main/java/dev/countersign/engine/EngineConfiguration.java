package dev.countersign.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.operaton.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.operaton.bpm.engine.impl.interceptor.CommandCounterInterceptor;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.interceptor.LogInterceptor;
import org.operaton.bpm.engine.impl.persistence.deploy.Deployer;

/** Operaton's configuration for transactions that the service manages, with what differs from its defaults. */
class EngineConfiguration extends JakartaTransactionProcessEngineConfiguration {

    private final TaskWriteInterceptor taskWrites;

    EngineConfiguration(Supplier<Stream<ModelRule>> modelRules, TaskWriteInterceptor taskWrites) {
        this.taskWrites = taskWrites;
        setBpmnParseFactory(parser -> new CheckedBpmnParse(parser, modelRules));
    }

    @Override
    protected void initSqlSessionFactory() {
        super.initSqlSessionFactory();
        sqlSessionFactory.getConfiguration().addInterceptor(taskWrites);
    }

    @Override
    protected Collection<? extends Deployer> getDefaultDeployers() {
        List<Deployer> deployers = new ArrayList<>();
        deployers.add(new NoCaseModels());
        deployers.addAll(super.getDefaultDeployers());
        return deployers;
    }

    /**
     * The pool enlists every connection eagerly in the running transaction, so schema operations need one of their own;
     * the inherited chain has none.
     */
    @Override
    protected void initCommandExecutorDbSchemaOperations() {
        List<CommandInterceptor> chain = new ArrayList<>();
        chain.add(new LogInterceptor());
        chain.add(new CommandCounterInterceptor(this));
        chain.add(createTransactionInterceptor(false));
        chain.add(new CommandContextInterceptor(dbSchemaOperationsCommandContextFactory, this));
        chain.add(actualCommandExecutor);
        commandExecutorSchemaOperations = initInterceptorChain(chain);
    }
}
