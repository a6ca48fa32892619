package dev.countersign.function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** What people see of calls. */
@ApplicationScoped
class FunctionCallService {

    private final FunctionCallRepository calls;

    FunctionCallService(FunctionCallRepository calls) {
        this.calls = calls;
    }

    /** Those of its tasks; the calls for the items of a fan-out are shown as items. */
    @Transactional
    List<FunctionCallView> ofInstance(String processInstanceId) {
        return calls.ofInstance(processInstanceId, FunctionWorker.KIND).stream()
                .map(FunctionCallView::of)
                .toList();
    }
}
