package dev.countersign.connector.http;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the machine's resolver. A bean of its own, so that tests can play a name server that changes its mind. */
@Singleton
class NameLookup {

    InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}
