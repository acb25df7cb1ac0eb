package vn.vinhdanh.standalone;

/** Why the program cannot start, in words for the person who started it; no stack trace is shown. */
final class CannotStart extends RuntimeException {

    CannotStart(String vi, String en) {
        super(vi + "\n" + en, null, false, false);
    }
}
