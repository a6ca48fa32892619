package dev.countersign.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.engine.TransientDecisions;
import dev.countersign.learning.sampling.SampleService;
import dev.countersign.problem.StateConflictException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;

/** Trials of which the history does not answer: somebody holds its table. */
@QuarkusTest
class PolicyTrialLimitsTest {

    @Inject
    PolicyHistory history;

    @Inject
    TransientDecisions decisions;

    @Inject
    RepositoryService repositoryService;

    @Inject
    PastEvaluations past;

    @Inject
    HumanOutcomes humanOutcomes;

    @Inject
    SampleService samples;

    @Inject
    PolicyTrialLog log;

    @Inject
    DataSource dataSource;

    private PolicyTrialRequest request;
    private Connection holder;

    @BeforeEach
    void holdTheHistory() throws SQLException {
        String key = history.deploy();
        request = new PolicyTrialRequest(
                PolicyHistory.table("new", "evaluation.wape", "&lt;= 0.1"),
                "new.dmn",
                null,
                key,
                key + "-policy",
                null,
                null,
                null,
                null);
        holder = dataSource.getConnection();
        holder.setAutoCommit(false);
        try (Statement sql = holder.createStatement()) {
            sql.execute("lock table act_hi_decinst in access exclusive mode");
        }
    }

    @AfterEach
    void letGo() throws SQLException {
        if (!holder.isClosed()) {
            holder.rollback();
            holder.close();
        }
    }

    @Test
    void oneThatTakesTooLongIsGivenUp() {
        PolicyTrialService trials = trials(Duration.ofMillis(300));

        assertThat(refusal(trials)).isEqualTo("trial-timeout");
    }

    @Test
    void onlySoManyRunAtOnce() throws SQLException {
        PolicyTrialService trials = trials(Duration.ofSeconds(20));
        CompletableFuture<PolicyTrial> first = CompletableFuture.supplyAsync(() -> trials.run(request, "mona"));
        await().until(this::somebodyWaits);

        assertThat(refusal(trials)).isEqualTo("trial-busy");

        letGo();
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    private String refusal(PolicyTrialService trials) {
        return Assertions.catchThrowableOfType(StateConflictException.class, () -> trials.run(request, "mona"))
                .code();
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("""
                        select count(*) from pg_locks where not granted
                        and relation = 'act_hi_decinst'::regclass""")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private PolicyTrialService trials(Duration timeout) {
        PolicyTrialConfig config = new PolicyTrialConfig() {
            @Override
            public int maxCases() {
                return 100;
            }

            @Override
            public int maxListed() {
                return 100;
            }

            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int maxRunning() {
                return 1;
            }
        };
        return new PolicyTrialService(decisions, repositoryService, past, humanOutcomes, samples, config, log);
    }
}
