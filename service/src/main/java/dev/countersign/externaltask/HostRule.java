package dev.countersign.externaltask;

import java.net.URI;

/** Which addresses the service calls for a model: a modeller must not reach what only this machine can. */
public interface HostRule {

    /**
     * Asked before each call, and at deployment for addresses that the model spells out.
     *
     * @throws IllegalArgumentException saying why the address is not called
     */
    void check(URI address);
}
