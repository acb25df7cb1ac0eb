package vn.vinhdanh.approval.write;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.vinhdanh.approval.write.CaseForm.Appraisal;
import vn.vinhdanh.approval.write.CaseForm.Consultation;
import vn.vinhdanh.approval.write.CaseForm.Plain;
import vn.vinhdanh.approval.write.CaseForm.RecusalLifting;
import vn.vinhdanh.approval.write.CaseForm.Reopening;
import vn.vinhdanh.approval.write.CaseForm.Transferring;
import vn.vinhdanh.approval.write.CaseForm.WithReason;
import vn.vinhdanh.approval.write.CaseForm.WithReasons;

/** What can be done with a case, as the API spells it, and what has to be said with it. */
enum CaseVerb {
    ACCEPT("accept", Plain.class),
    REQUEST_SUPPLEMENT("request-supplement", WithReasons.class),
    APPRAISE("appraise", Appraisal.class),
    CONSULT("consult", Consultation.class),
    TAKE("take", Plain.class),
    RELEASE("release", Plain.class),
    RECUSE("recuse", WithReason.class),
    LIFT_RECUSAL("lift-recusal", RecusalLifting.class),
    HOLD("hold", WithReason.class),
    LIFT_HOLD("lift-hold", Plain.class),
    FORWARD("forward", Plain.class),
    REJECT("reject", WithReason.class),
    RETURN_WRONG_ROUTE("return-wrong-route", WithReason.class),
    REOPEN("reopen", Reopening.class),
    TRANSFER("transfer", Transferring.class);

    private final String word;
    private final Class<? extends CaseForm> form;

    CaseVerb(String word, Class<? extends CaseForm> form) {
        this.word = word;
        this.form = form;
    }

    @JsonValue
    String word() {
        return word;
    }

    Class<? extends CaseForm> form() {
        return form;
    }

    @JsonCreator
    static CaseVerb of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A verb is one of "
                        + Arrays.stream(values()).map(CaseVerb::word).collect(Collectors.joining(", "))));
    }
}
