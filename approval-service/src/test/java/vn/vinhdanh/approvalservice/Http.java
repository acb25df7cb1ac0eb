package vn.vinhdanh.approvalservice;

/** Somebody at this service's door who reads English, in which the tests are written. */
public final class Http extends vn.vinhdanh.access.testing.Http {

    /** Anybody. */
    public Http(int port) {
        super(port, null, "", "en");
    }

    public Http(int port, String username, String password) {
        super(port, username, password, "en");
    }
}
