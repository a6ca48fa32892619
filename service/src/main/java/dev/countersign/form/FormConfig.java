package dev.countersign.form;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** What forms may ask the database. */
@ConfigMapping(prefix = "countersign.form")
interface FormConfig {

    /** The queries that a field can take its options from, by the name that forms use. */
    Map<String, Query> query();

    /** One query. */
    interface Query {

        /**
         * A {@code select} whose columns are {@code value} and {@code label}, or one column that is both. {@code :name} is a
         * parameter; {@code :currentUser} is the person who opens the form.
         */
        String sql();

        /** How long it may take. A form whose query takes longer cannot be opened. */
        @WithDefault("2s")
        Duration timeout();

        /** How many rows are read; the rest is left out. */
        @WithDefault("1000")
        int maxRows();
    }
}
