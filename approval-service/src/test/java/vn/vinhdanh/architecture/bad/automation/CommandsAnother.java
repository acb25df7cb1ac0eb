package vn.vinhdanh.architecture.bad.automation;

import vn.vinhdanh.architecture.bad.elsewhere.write.AnothersCommand;

/** Breaks the rule that a service sends only commands it owns. */
class CommandsAnother {

    AnothersCommand command() {
        return new AnothersCommand("x");
    }
}
