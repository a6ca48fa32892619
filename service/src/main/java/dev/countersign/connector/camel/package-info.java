/** The one Camel context of the connectors: started by the first call, stopped with the service. */
@NullMarked
package dev.countersign.connector.camel;

import org.jspecify.annotations.NullMarked;
