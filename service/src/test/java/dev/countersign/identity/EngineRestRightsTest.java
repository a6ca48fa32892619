package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRestRightsTest {

    @ParameterizedTest
    @CsvSource({
        "admin, POST, /engine-rest/deployment/create, true",
        "modeller, POST, /engine-rest/deployment/create, true",
        "operator, GET, /engine-rest/deployment, true",
        "operator, POST, /engine-rest/deployment/create, false",
        "operator, POST, /engine-rest//Deployment/create, false",
        "operator, POST, /engine-rest/%64eployment/create, false",
        "operator, POST, /engine-rest/deploymen%2574/create, false",
        "operator, POST, /engine-rest/deployment;x/create, false",
        "operator, DELETE, /engine-rest/deployment/1, false",
        "operator, POST, /engine-rest/process-instance/1/variables, false",
        "operator, PUT, /engine-rest/process-instance/1/v%61riables/approval, false",
        "operator, POST, /engine-rest/process-instance/1/modification, false",
        "operator, POST, /engine-rest/modification/executeAsync, false",
        "operator, POST, /engine-rest/migration/execute, false",
        "operator, POST, /engine-rest/process-definition/1/restart, false",
        "operator, POST, /engine-rest/process-definition/key/retail-forecast/start, false",
        "operator, POST, /engine-rest/task/1/bpmnError, false",
        "operator, POST, /engine-rest/filter/create, false",
        "operator, POST, /engine-rest/task/1/resolve, false",
        "operator, POST, /engine-rest/task/1/complete, false",
        "operator, POST, /engine-rest/task/1/submit-form, false",
        "operator, POST, /engine-rest/process-definition/1/submit-form, false",
        "operator, POST, /engine-rest/external-task/1/complete, false",
        "operator, POST, /engine-rest/external-task/1/failure, false",
        "operator, POST, /engine-rest/message, false",
        "operator, POST, /engine-rest/signal, false",
        "operator, POST, /engine-rest/condition, false",
        "operator, POST, /engine-rest/execution/1/signal, false",
        "operator, POST, /engine-rest/execution/1/messageSubscriptions/paid/trigger, false",
        "operator, POST, /engine-rest/task/1/claim, true",
        "operator, PUT, /engine-rest/external-task/1/retries, true",
        "operator, PUT, /engine-rest/job/1/retries, true",
        "operator, PUT, /engine-rest/process-instance/1/suspended, true",
        "worker, POST, /engine-rest/external-task/fetchAndLock, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/complete, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/failure, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/bpmnError, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/extendLock, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/lock, true",
        "worker, POST, /engine-rest/external-task/0b1e-2/unlock, true",
        "worker, GET, /engine-rest/external-task/0b1e-2/errorDetails, true",
        "worker, GET, /engine-rest/external-task/0b1e-2, true",
        "worker, GET, /engine-rest/external-task/topic-names, true",
        "worker, GET, /engine-rest/external-task/count, true",
        "worker, GET, /engine-rest/external-task, true",
        "worker, POST, /engine-rest/external-task, true",
        "worker, PUT, /engine-rest/external-task/0b1e-2/retries, false",
        "worker, PUT, /engine-rest/external-task/0b1e-2/priority, false",
        "worker, PUT, /engine-rest/external-task/retries, false",
        "worker, POST, /engine-rest/external-task/retries-async, false",
        "worker, POST, /engine-rest/process-instance/1/variables, true",
        "worker, GET, /engine-rest/process-instance/1/variables/name/data, true",
        "worker, GET, /engine-rest/version, true",
        "worker, POST, /engine-rest/external-task/../deployment/create, false",
        "worker, POST, /engine-rest/external-task/x;y/complete, false",
        "worker, POST, /engine-rest/task/1/complete, false",
        "worker, GET, /engine-rest/task, false",
        "worker, DELETE, /engine-rest/process-instance/1, false",
        "approver, GET, /engine-rest/task, false",
        "viewer, GET, /engine-rest/version, false",
        "nothing, GET, /engine-rest/version, false",
    })
    void eachRoleMayDoWhatItIsFor(String role, String method, String path, boolean expected) {
        assertThat(EngineRestRights.allow(Set.of(role), method, path)).isEqualTo(expected);
    }
}
