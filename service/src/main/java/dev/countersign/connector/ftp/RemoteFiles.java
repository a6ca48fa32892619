package dev.countersign.connector.ftp;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The files of a server, as long as the connection is open. */
interface RemoteFiles extends AutoCloseable {

    /** What is done with a file's content. */
    interface Reader<T> {
        T read(InputStream content) throws Exception;
    }

    <T> T get(String path, Reader<T> reader) throws Exception;

    /** Writes beside the place and then renames: nobody sees half of it. */
    void put(String path, InputStream content) throws Exception;

    /** Names, sizes and times of the files in a folder, at most as many. */
    List<Map<String, Object>> list(String path, int most) throws Exception;

    /** Whether there is a file of this name. */
    boolean exists(String path) throws Exception;

    void delete(String path) throws Exception;

    /** Gives a file another name, on the same server. */
    void rename(String path, String to) throws Exception;
}
