package dev.countersign.analytics.ingest;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** A form of raw sales files that ingest understands. */
interface SalesFormat {
    /** All formats, in the order in which they are tried. */
    List<SalesFormat> ALL = List.of(new AvocadoFormat(), new RetailFormat());

    /** Name in the parameter {@code format}. */
    String name();

    /** The columns of a file; all have to be there, in any order, and no others. */
    List<Field> fields();

    /**
     * Columns of the canonical panel by name, computed from the typed columns of {@link #fields()}. Panel columns that
     * are not in the map are null; names that the panel does not know become further columns behind it.
     */
    Map<String, Column> panel();
}
