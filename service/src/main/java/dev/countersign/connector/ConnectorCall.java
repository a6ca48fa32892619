package dev.countersign.connector;

import org.jspecify.annotations.Nullable;

/** One call that is ready to be made. */
public interface ConnectorCall {

    /** Whether it may be made twice without doing anything twice. */
    boolean idempotent();

    /**
     * Makes the call, in a thread of the connectors and outside of any transaction.
     *
     * @return what the process gets: maps, lists, texts, numbers, truth values or null
     * @throws ConnectorFailure with a reason for a person; what else is thrown is put into words by {@link FailureReader}
     */
    @Nullable
    Object run(CallContext context) throws Exception;
}
