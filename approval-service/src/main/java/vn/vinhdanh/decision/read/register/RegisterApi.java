package vn.vinhdanh.decision.read.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;

/** The register of awards: of a level for those who are signed in, and what is published for everybody. */
@RestController
class RegisterApi {

    private static final int LONGEST_QUESTION = 200;

    private final RegisterRepository register;

    RegisterApi(RegisterRepository register) {
        this.register = register;
    }

    record AwardJson(
            String id,
            String nominationId,
            String ref,
            String award,
            AwardLevel level,
            RecipientKind recipientKind,
            String recipient,
            String unit,
            String body,
            DecisionJson decision,
            String verificationCode,
            RegisterRow.Status status,
            @Nullable Long prize,
            String regulation,
            @Nullable String ground,
            @Nullable LocalDate revokedOn) {}

    /** @param signer the office that signed, in the words of the law */
    record DecisionJson(String id, String number, LocalDate date, String signer) {}

    /** What everybody may know of an award. */
    record PublicAwardJson(
            String award,
            AwardLevel level,
            RecipientKind recipientKind,
            String recipient,
            PublicDecisionJson decision,
            String verificationCode,
            RegisterRow.Status status,
            @Nullable LocalDate revokedOn) {}

    record PublicDecisionJson(String number, LocalDate date, String signer) {}

    @GetMapping("/api/v1/levels/{level}/awards")
    Page<AwardJson> ofLevel(
            @PathVariable AwardLevel level,
            @RequestParam(required = false) @Nullable String award,
            Paging paging,
            ReadAt at) {
        at.await(RegisterView.NAME);
        return Page.of(register.ofLevel(level, award, paging, at), paging, row -> List.of(row.ref, row.awardId))
                .map(RegisterApi::json);
    }

    @Unrecorded
    @GetMapping("/public/api/awards")
    Page<PublicAwardJson> search(@RequestParam String q, Paging paging) {
        return found(q, paging).map(RegisterApi::publicJson);
    }

    @Unrecorded
    @GetMapping({"/verify/{code}", "/public/api/verify/{code}"})
    PublicAwardJson verify(@PathVariable String code) {
        return register.verify(code)
                .map(RegisterApi::publicJson)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có khen thưởng nào mang mã xác minh này.",
                        "There is no award with this verification code."));
    }

    /** Published awards in whose names or numbers every word begins something. */
    Page<RegisterEntity> found(String q, Paging paging) {
        if (q.length() > LONGEST_QUESTION) {
            throw Refusal.malformed(Defect.of(
                            "TOO_LONG",
                            "Câu hỏi dài quá %d ký tự.".formatted(LONGEST_QUESTION),
                            "The question is longer than %d characters.".formatted(LONGEST_QUESTION))
                    .at("?q"));
        }
        return Page.of(register.search(Folding.words(q), paging), paging, row -> List.of(row.awardId));
    }

    private static AwardJson json(RegisterEntity row) {
        return new AwardJson(
                row.awardId,
                row.nomination,
                row.ref,
                row.award,
                row.level,
                row.recipientKind,
                row.recipient,
                row.recipientUnit,
                row.body,
                new DecisionJson(row.decision, row.number, row.date, row.signerTitle),
                row.verificationCode,
                row.status,
                row.prize,
                row.regulation,
                row.ground,
                row.revokedOn);
    }

    static PublicAwardJson publicJson(RegisterEntity row) {
        return new PublicAwardJson(
                row.award,
                row.level,
                row.recipientKind,
                row.recipient,
                new PublicDecisionJson(row.number, row.date, row.signerTitle),
                row.verificationCode,
                row.status,
                row.revokedOn);
    }
}
