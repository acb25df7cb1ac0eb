package vn.vinhdanh.eventstore;

/**
 * What a write answers.
 *
 * @param result what the work returned
 * @param position the highest position that it appended, or the head of the log when it appended nothing: a reader that
 *     has passed it has seen everything this write saw or did
 */
public record Written<T>(T result, long position) {}
