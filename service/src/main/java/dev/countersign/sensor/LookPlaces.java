package dev.countersign.sensor;

import java.util.HashMap;
import java.util.Map;

/** The places of this node for looks, and which peers hold them: none more than its share, so that others look on. */
final class LookPlaces {

    private final int all;
    private final int share;
    private final Map<String, Integer> taken = new HashMap<>();

    LookPlaces(int all, double part) {
        this.all = all;
        this.share = Math.max(1, (int) (all * part));
    }

    /** How many looks of one peer there may be at the same time. */
    int share() {
        return share;
    }

    synchronized int free() {
        return all - taken.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many looks each peer has now. */
    synchronized Map<String, Integer> taken() {
        return Map.copyOf(taken);
    }

    synchronized void take(String peer) {
        taken.merge(peer, 1, Integer::sum);
    }

    synchronized void giveBack(String peer) {
        taken.computeIfPresent(peer, (same, looks) -> looks == 1 ? null : looks - 1);
    }
}
