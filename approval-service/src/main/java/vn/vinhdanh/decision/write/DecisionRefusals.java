package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** The sentences in which a decision refuses. */
final class DecisionRefusals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private DecisionRefusals() {}

    static Refusal unknown() {
        return Refusal.notFound("Không có quyết định này.", "There is no such decision.");
    }

    static Refusal empty() {
        return Refusal.rule(
                Defect.of("NO_CASES", "Quyết định phải có ít nhất một hồ sơ.", "A decision needs at least one case.")
                        .at("/cases"));
    }

    static Refusal signedAlready() {
        return Refusal.state(
                Defect.of("SIGNED_ALREADY", "Quyết định đã được ký.", "The decision has been signed already."));
    }

    static Refusal notSigned() {
        return Refusal.state(Defect.of("NOT_SIGNED", "Quyết định chưa được ký.", "The decision has not been signed."));
    }

    static Refusal datedLater(LocalDate date, LocalDate on) {
        return Refusal.rule(Defect.of(
                        "DATED_LATER",
                        "Ngày quyết định (%s) sau ngày ký (%s).".formatted(DAY.format(date), DAY.format(on)),
                        "The decision is dated %s, after the day on which it is signed (%s).".formatted(date, on))
                .at("/date"));
    }

    static Defect bodyGone(String body, LocalDate date) {
        return Defect.of(
                        "BODY_GONE",
                        "%s không tồn tại vào ngày %s.".formatted(body, DAY.format(date)),
                        "%s does not exist on %s.".formatted(body, date))
                .at("/date");
    }

    static Defect notHeadThen(String body, LocalDate date) {
        return Defect.of(
                        "NOT_HEAD_THEN",
                        "Người ký không phải là người đứng đầu %s vào ngày %s.".formatted(body, DAY.format(date)),
                        "The signer is not the head of %s on %s.".formatted(body, date))
                .at("/date");
    }

    /** One defect among those of many cases: its sentence says whose it is. */
    static Defect of(String ref, Defect defect) {
        return new Defect(
                defect.pointer(),
                defect.code(),
                new Sentence(
                        ref + ": " + defect.message().vi(),
                        ref + ": " + defect.message().en()),
                defect.legalRef());
    }

    static Refusal ownAward() {
        return Refusal.forbidden(Defect.of(
                "OWN_AWARD",
                "Không ai được quyết định về khen thưởng của chính mình.",
                "Nobody decides on an award of their own."));
    }

    static Refusal noValidAward() {
        return Refusal.notFound(
                "Quyết định không có khen thưởng còn hiệu lực này.", "The decision has no such award in force.");
    }

    static Refusal unknownGround(String ground) {
        return Refusal.rule(Defect.of(
                        "UNKNOWN_GROUND",
                        "\"%s\" không phải là một trong bốn căn cứ hủy bỏ quyết định khen thưởng.".formatted(ground),
                        "\"%s\" is not one of the four grounds on which an award is revoked.".formatted(ground))
                .at("/ground")
                .citing("Luật Thi đua, khen thưởng 2022, Điều 93.2"));
    }

    static Refusal beforeLastAct(LocalDate on, LocalDate last) {
        return Refusal.rule(Defect.of(
                        "BEFORE_LAST_ACT",
                        "Ngày %s trước việc gần nhất của quyết định (%s).".formatted(DAY.format(on), DAY.format(last)),
                        "%s is before the latest act on this decision (%s).".formatted(on, last))
                .at("/date"));
    }
}
