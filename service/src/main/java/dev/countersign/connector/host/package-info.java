/** Which hosts a modeller's call may reach. The rule is kept on the very address that is connected to. */
@NullMarked
package dev.countersign.connector.host;

import org.jspecify.annotations.NullMarked;
