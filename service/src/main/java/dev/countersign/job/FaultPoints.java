package dev.countersign.job;

/** Named instructions between which a crash is interesting. Does nothing in production. */
interface FaultPoints {

    /** The intent is committed, nothing has been started. */
    String BEFORE_SUBMIT = "before-submit";

    /** The job has been started, the row does not say so yet. */
    String AFTER_SUBMIT = "after-submit";

    /** The job has ended, the engine has not been told. */
    String BEFORE_FINISH = "before-finish";

    /** The engine has been told, the transaction is not committed. */
    String BEFORE_COMMIT = "before-commit";

    /** Called when the point is reached for the job with this key. */
    void reached(String point, String key);
}
