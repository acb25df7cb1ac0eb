package vn.vinhdanh.access.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** Text with characters that no database keeps and no person writes. */
final class UnclearText extends MismatchedInputException {

    UnclearText(JsonParser parser) {
        super(parser, "Text with control characters", String.class);
    }
}
