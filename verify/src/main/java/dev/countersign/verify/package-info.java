/**
 * Checks exported decisions and signed reports without the service and without trusting it. It shares no code with the
 * service and needs nothing but a JDK, so that an auditor can read all of it in one sitting.
 */
package dev.countersign.verify;
