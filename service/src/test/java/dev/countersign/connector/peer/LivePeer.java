package dev.countersign.connector.peer;

import java.util.Map;

/** One other side, which runs until its process ends. */
interface LivePeer {

    /** Where it is and who may sign in. */
    Map<String, String> address();

    /**
     * Does what somebody else would do at the other side, to prepare a test or to see what it has come to.
     *
     * @param order in the peer's own language
     */
    default Object ask(String order) throws Exception {
        throw new IllegalArgumentException("nothing can be asked, only looked at: " + order);
    }
}
