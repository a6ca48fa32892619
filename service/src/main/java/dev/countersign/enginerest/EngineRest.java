package dev.countersign.enginerest;

/** Where the engine's REST API lives, and how to tell that a request is for it. */
public final class EngineRest {

    /** The root path of the engine's REST API. */
    public static final String PATH = "/engine-rest";

    private EngineRest() {}

    /** Whether a request path belongs to the engine's REST API, whose clients expect the engine's own JSON. */
    public static boolean owns(String requestPath) {
        return requestPath.equals(PATH) || requestPath.startsWith(PATH + "/");
    }
}
