/** The connectors of files on FTP and SFTP servers. An SFTP server is known by its key, or it is not talked to. */
@NullMarked
package dev.countersign.connector.ftp;

import org.jspecify.annotations.NullMarked;
