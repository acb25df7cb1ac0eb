/**
 * How events are kept: Axon's event store on PostgreSQL, the settled log that every reader goes through, writes with
 * their position, and the protected fields of persons.
 */
@NullMarked
package vn.vinhdanh.eventstore;

import org.jspecify.annotations.NullMarked;
