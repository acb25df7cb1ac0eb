package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Protected;

/** A coded reason of a return, a hold or a refusal, with its text and article. */
public record Reason(
        String code, Protected<String> text, @Nullable String legalRef) {}
