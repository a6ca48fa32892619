package dev.countersign.connector;

import dev.countersign.externaltask.TakenTask;
import java.util.UUID;

/** All that a thread needs to make a call and to hand over what comes of it. */
record PreparedCall(
        TakenTask task, UUID attempt, String connector, ConnectorCall call, CallPolicy policy, ResultShape shape) {}
