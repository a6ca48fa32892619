package dev.countersign.engine;

/**
 * Hears of every incident, in the engine's transaction that opens it: once when the last retry is used up, not for each
 * of them. Implementations are CDI beans.
 */
public interface IncidentListener {

    /** Called when the incident has been written. */
    void onIncident(OpenedIncident incident);
}
