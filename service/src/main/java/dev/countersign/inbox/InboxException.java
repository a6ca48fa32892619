package dev.countersign.inbox;

import java.sql.SQLException;

/** The database refused what the inbox asked of it. */
class InboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InboxException(String message, SQLException cause) {
        super(message, cause);
    }
}
