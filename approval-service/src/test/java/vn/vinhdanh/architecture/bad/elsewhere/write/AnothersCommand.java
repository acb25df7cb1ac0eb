package vn.vinhdanh.architecture.bad.elsewhere.write;

/** A command of another service. */
public record AnothersCommand(String id) {}
