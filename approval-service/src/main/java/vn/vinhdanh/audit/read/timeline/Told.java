package vn.vinhdanh.audit.read.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.audit.Mentions;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.*;
import vn.vinhdanh.events.decision.*;
import vn.vinhdanh.events.nomination.*;
import vn.vinhdanh.eventstore.LoggedEvent;

/** One event as a sentence. What it does not know by name is told by its type, never left out. */
record Told(LoggedEvent event, Object payload) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    static Told of(LoggedEvent event) {
        return new Told(event, event.payload().get());
    }

    /** Who acted, where somebody did: the officer that the event names. */
    @Nullable
    Actor by() {
        return Mentions.of(payload).by();
    }

    /** The day of the act; for an event without one, the day on which it was recorded. */
    LocalDate on(Instant recorded) {
        LocalDate day = BusinessDay.of(payload);
        return day == null ? LocalDate.ofInstant(recorded, ApiWrite.ZONE) : day;
    }

    /** The units that the sentence may name. */
    List<UnitId> units() {
        return List.copyOf(Mentions.of(payload).units());
    }

    /** @param items what documents of a dossier are called, by their codes */
    Sentence sentence(Map<String, String> units, Function<String, Sentence> items) {
        if (payload instanceof NominationDrafted e) {
            return say("Soạn đề nghị %s", "Drafted the nomination %s", e.ref());
        } else if (payload instanceof NominationAmended) {
            return say("Sửa đề nghị", "Amended the nomination");
        } else if (payload instanceof DocumentAttached e) {
            Sentence item = items.apply(e.document().item());
            return new Sentence("Đính kèm " + item.vi(), "Attached: " + item.en());
        } else if (payload instanceof DocumentDetached) {
            return say("Gỡ một văn bản", "Detached a document");
        } else if (payload instanceof NominationSubmitted e) {
            return say(
                    "Trình đề nghị, theo quy định %s", "Submitted the nomination under the rules %s", e.regulation());
        } else if (payload instanceof NominationReviewStarted) {
            return say("Bắt đầu được xét", "The review started");
        } else if (payload instanceof NominationReturned e) {
            return say("Đơn vị được báo bổ sung: %s", "The unit was told to supplement: %s", reasons(e.reasons()));
        } else if (payload instanceof NominationResubmitted) {
            return say("Nộp bổ sung", "Submitted the supplement");
        } else if (payload instanceof NominationHeld) {
            return say("Đơn vị được báo tạm dừng", "The unit was told of the hold");
        } else if (payload instanceof NominationHoldLifted) {
            return say("Đơn vị được báo xét tiếp", "The unit was told that the review goes on");
        } else if (payload instanceof NominationEndorsed e) {
            return say("Được nhất trí ở %s", "Endorsed at %s", level(e.level()));
        } else if (payload instanceof NominationForwarded e) {
            return say("Đơn vị được báo đã trình cấp trên", "The unit was told of the forwarding to %s", e.to());
        } else if (payload instanceof NominationAwarded e) {
            return say(
                    "Được khen theo quyết định %s ngày %s",
                    "Awarded by the decision %s of %s", e.number(), DAY.format(e.date()));
        } else if (payload instanceof NominationRejected e) {
            return say("Không được khen: %s", "Not awarded: %s", text(e.reason().text()));
        } else if (payload instanceof NominationRevoked e) {
            return say(
                    "Khen thưởng bị hủy bỏ: %s",
                    "The award was revoked: %s", text(e.reason().text()));
        } else if (payload instanceof NominationLapsed) {
            return say("Hết hạn bổ sung", "The time for the supplement ran out");
        } else if (payload instanceof NominationWithdrawn) {
            return say("Rút đề nghị", "Withdrew the nomination");
        } else if (payload instanceof WithdrawalRequested) {
            return say("Xin rút đề nghị", "Asked to withdraw");
        } else if (payload instanceof WithdrawalRefused) {
            return say("Không rút được: quyết định đã ký", "Could not be withdrawn: the decision was signed");
        } else if (payload instanceof CaseOpened e) {
            return say(
                    "Mở hồ sơ xét, %s chặng",
                    "Opened the case with %s stages", e.route().size());
        } else if (payload instanceof StepStarted e) {
            return e.due() == null
                    ? say("Chuyển đến bước %s tại %s", "Came to the step %s at %s", step(e.step()), at(e.body(), units))
                    : say(
                            "Chuyển đến bước %s tại %s, hạn %s",
                            "Came to the step %s at %s, due %s",
                            step(e.step()),
                            at(e.body(), units),
                            DAY.format(e.due()));
        } else if (payload instanceof IntakeAccepted e) {
            return say("Tiếp nhận, biên nhận %s", "Accepted, receipt %s", e.receipt());
        } else if (payload instanceof SupplementRequested e) {
            return say("Trả lại bổ sung: %s", "Returned for a supplement: %s", reasons(e.reasons()));
        } else if (payload instanceof SupplementReceived) {
            return say("Nhận bổ sung", "Received the supplement");
        } else if (payload instanceof Appraised e) {
            boolean good = e.recommendation() == Recommendation.FAVOURABLE;
            return good
                    ? say("Thẩm định: đủ điều kiện", "Appraised: favourable")
                    : say("Thẩm định: không đủ điều kiện", "Appraised: unfavourable");
        } else if (payload instanceof ConsultationRecorded e) {
            return say(
                    "Lấy ý kiến từ %s đến %s",
                    "Consulted from %s until %s", DAY.format(e.from()), DAY.format(e.until()));
        } else if (payload instanceof CouncilVoted e) {
            return say(
                    e.passed() ? "Hội đồng thông qua %s/%s" : "Hội đồng không thông qua %s/%s",
                    e.passed() ? "The council passed it, %s of %s" : "The council did not pass it, %s of %s",
                    e.tally().inFavour(),
                    e.tally().base());
        } else if (payload instanceof CaseHeld e) {
            return say("Tạm dừng: %s", "Held: %s", text(e.reason().text()));
        } else if (payload instanceof HoldLifted) {
            return say("Xét tiếp", "The case goes on");
        } else if (payload instanceof MemberRecused) {
            return say("Không tham gia hồ sơ này", "Keeps out of the case");
        } else if (payload instanceof StepReopened e) {
            return say("Mở lại bước %s", "Reopened the step %s", step(e.step()));
        } else if (payload instanceof StepOverdue e) {
            return say("Quá hạn bước %s", "The step %s is overdue", step(e.step()));
        } else if (payload instanceof StepEscalated e) {
            return say("Báo người đứng đầu về bước %s quá hạn", "Told the head of the overdue step %s", step(e.step()));
        } else if (payload instanceof CaseForwarded e) {
            return say("Trình %s", "Forwarded to %s", at(e.toBody(), units));
        } else if (payload instanceof CasePutToDecision) {
            return say("Đưa vào dự thảo quyết định", "Put to a draft decision");
        } else if (payload instanceof CaseTakenFromDecision) {
            return say("Đưa ra khỏi dự thảo quyết định", "Taken from the draft decision");
        } else if (payload instanceof AwardApproved e) {
            return say(
                    "Quyết định khen %s ngày %s",
                    "Approved by the decision %s of %s", e.number(), DAY.format(e.date()));
        } else if (payload instanceof AwardRefused e) {
            return say("Không khen: %s", "Refused: %s", text(e.reason().text()));
        } else if (payload instanceof CaseWithdrawn) {
            return say("Hồ sơ được rút", "The case was withdrawn");
        } else if (payload instanceof WithdrawalDeclined) {
            return say("Không chấp nhận rút: quyết định đã ký", "The withdrawal was declined: the decision was signed");
        } else if (payload instanceof CaseLapsed) {
            return say("Kết thúc vì hết hạn bổ sung", "Ended, since the supplement did not come in time");
        } else if (payload instanceof CaseTransferred e) {
            return say(
                    "Chuyển từ %s sang %s: %s",
                    "Transferred from %s to %s: %s",
                    at(e.from(), units),
                    at(e.to().body(), units),
                    text(e.reason().text()));
        } else if (payload instanceof TransferAwaited e) {
            return say(
                    "%s không còn; chờ chọn cơ quan nhận",
                    "%s is no more; a body has to be chosen", at(e.from(), units));
        } else if (payload instanceof StepTaken e) {
            return say("Nhận xử lý bước %s", "Took the step %s", step(e.step()));
        } else if (payload instanceof StepReleased e) {
            return say("Trả lại việc ở bước %s", "Released the step %s", step(e.step()));
        } else if (payload instanceof RecusalLifted) {
            return say("Cho tham gia lại", "May take part again");
        } else if (payload instanceof SessionConvened e) {
            return say(
                    "Triệu tập phiên họp Hội đồng ngày %s, %s hồ sơ",
                    "Convened the council for %s with %s cases",
                    DAY.format(e.date()),
                    e.agenda().size());
        } else if (payload instanceof AttendanceRecorded e) {
            return say(
                    "Ghi %s ủy viên dự họp",
                    "Recorded %s members present", e.present().size());
        } else if (payload instanceof ItemTallied e) {
            return say(
                    "Kiểm phiếu: %s tán thành trên %s",
                    "Counted the votes: %s of %s in favour",
                    e.tally().inFavour(),
                    e.tally().base());
        } else if (payload instanceof SessionClosed) {
            return say("Kết thúc phiên họp", "Closed the session");
        } else if (payload instanceof DecisionDrafted e) {
            return say(
                    "Lập dự thảo quyết định, %s hồ sơ",
                    "Drafted a decision over %s cases", e.items().size());
        } else if (payload instanceof CaseStruckFromDecision) {
            return say("Gạch khỏi quyết định", "Struck from the decision");
        } else if (payload instanceof DecisionSigned e) {
            return say("Ký quyết định %s ngày %s", "Signed the decision %s of %s", e.number(), DAY.format(e.date()));
        } else if (payload instanceof AwardGranted e) {
            return say("Ghi khen thưởng, mã xác minh %s", "Granted, verified by %s", e.verificationCode());
        } else if (payload instanceof DecisionPublished) {
            return say("Công bố quyết định", "Published the decision");
        } else if (payload instanceof DecisionCorrected e) {
            return say("Đính chính quyết định: %s", "Corrected the decision: %s", e.correction());
        } else if (payload instanceof AwardRevoked e) {
            return say(
                    "Hủy bỏ khen thưởng: %s",
                    "Revoked the award: %s", text(e.reason().text()));
        } else if (payload instanceof ReturnedWrongRoute e) {
            return say(
                    "Trả lại vì sai tuyến: %s",
                    "Returned as wrongly routed: %s", text(e.reason().text()));
        }
        String type = event.type().getSimpleName();
        return new Sentence(type, type);
    }

    private static Sentence say(String vi, String en, Object... values) {
        return new Sentence(vi.formatted(inLanguage(values, true)), en.formatted(inLanguage(values, false)));
    }

    private static Object[] inLanguage(Object[] values, boolean vietnamese) {
        Object[] told = values.clone();
        for (int i = 0; i < told.length; i++) {
            if (told[i] instanceof Sentence both) {
                told[i] = vietnamese ? both.vi() : both.en();
            }
        }
        return told;
    }

    private static Sentence step(StepKind step) {
        return switch (step) {
            case INTAKE -> new Sentence("tiếp nhận", "intake");
            case APPRAISAL -> new Sentence("thẩm định", "appraisal");
            case CONSULTATION -> new Sentence("lấy ý kiến", "consultation");
            case PUBLIC_CONSULTATION -> new Sentence("lấy ý kiến nhân dân", "public consultation");
            case COUNCIL -> new Sentence("Hội đồng", "council");
            case HEAD -> new Sentence("quyết định, trình", "decide or forward");
        };
    }

    private static Sentence level(AwardLevel level) {
        return switch (level) {
            case GRASSROOTS -> new Sentence("cấp cơ sở", "grassroots level");
            case COMMUNE -> new Sentence("cấp xã", "commune level");
            case DISTRICT -> new Sentence("cấp huyện", "district level");
            case PROVINCE -> new Sentence("cấp tỉnh, bộ, ngành", "provincial level");
            case GOVERNMENT -> new Sentence("cấp Chính phủ", "Government level");
            case STATE -> new Sentence("cấp Nhà nước", "State level");
        };
    }

    private static String at(UnitId unit, Map<String, String> units) {
        return Objects.requireNonNullElse(units.get(unit.value()), unit.value());
    }

    private static String reasons(List<Reason> reasons) {
        return reasons.stream().map(reason -> text(reason.text())).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Protected<String> text) {
        return text == null ? "" : text.orElse("(đã xóa)");
    }
}
