/**
 * Who is acting: sign-in, sessions, the current user and the directory of users and groups. Keeps the promise that no
 * page or endpoint answers anybody who has not signed in.
 */
@NullMarked
package dev.countersign.identity;

import org.jspecify.annotations.NullMarked;
