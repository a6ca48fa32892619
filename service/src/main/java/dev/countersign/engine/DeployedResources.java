package dev.countersign.engine;

import java.util.Optional;
import java.util.Set;

/** The files of the deployment that is being checked. */
public interface DeployedResources {

    /** The content of the file with the model that is being checked. */
    byte[] model();

    /** The names of all files in the deployment, as {@code approve-forecast.form}. */
    Set<String> names();

    /** The content of one file of the deployment. */
    Optional<byte[]> content(String name);
}
