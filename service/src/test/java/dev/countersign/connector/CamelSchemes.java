package dev.countersign.connector;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

/** The schemes of URIs that can be used here. */
public final class CamelSchemes {

    private CamelSchemes() {}

    /** Each jar of Camel says which schemes it brings. */
    public static TreeSet<String> onTheClassPath() throws IOException {
        TreeSet<String> schemes = new TreeSet<>();
        for (URL file : Collections.list(CamelSchemes.class
                .getClassLoader()
                .getResources("META-INF/services/org/apache/camel/component.properties"))) {
            Properties properties = new Properties();
            try (InputStream stream = file.openStream()) {
                properties.load(stream);
            }
            schemes.addAll(List.of(properties
                    .getProperty("components")
                    .toLowerCase(Locale.ROOT)
                    .split(" ")));
        }
        return schemes;
    }
}
