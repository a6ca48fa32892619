package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that starts the database and holds it until it is killed. */
final class DatabaseHolder {

    private DatabaseHolder() {}

    public static void main(String[] args) throws IOException {
        System.out.println("url=" + EmbeddedDatabase.start(Path.of(args[0])).jdbcUrl());
        System.in.read();
    }
}
