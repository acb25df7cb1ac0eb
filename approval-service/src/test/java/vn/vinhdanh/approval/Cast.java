package vn.vinhdanh.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.VoteRule;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.regulations.Regulations;

/** Who is who in the tests of one case: a provincial diploma, proposed in a district, reviewed there and decided above. */
public final class Cast {

    public static final Regulations LAW = Regulations.load();
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    public static final CaseClock CLOCK =
            new CaseClock(LAW.workingDays(), Clock.fixed(Instant.parse("2026-03-10T03:00:00Z"), ZoneOffset.UTC));

    public static final UnitId DISTRICT = new UnitId("D.1");
    public static final UnitId PROVINCE = new UnitId("P.1");
    public static final UnitId SCHOOL = new UnitId("S.1");

    public static final Actor CLERK = at("clerk", OfficeKind.SUBMITTER, SCHOOL);
    public static final Actor DISTRICT_INTAKE = at("d-intake", OfficeKind.INTAKE_OFFICER, DISTRICT);
    public static final Actor DISTRICT_APPRAISER = at("d-appraiser", OfficeKind.APPRAISER, DISTRICT);
    public static final Actor DISTRICT_SECRETARY = at("d-secretary", OfficeKind.COUNCIL_SECRETARY, DISTRICT);
    public static final Actor DISTRICT_HEAD = at("d-head", OfficeKind.HEAD, DISTRICT);
    public static final Actor PROVINCE_INTAKE = at("p-intake", OfficeKind.INTAKE_OFFICER, PROVINCE);
    public static final Actor PROVINCE_APPRAISER = at("p-appraiser", OfficeKind.APPRAISER, PROVINCE);
    public static final Actor PROVINCE_SECRETARY = at("p-secretary", OfficeKind.COUNCIL_SECRETARY, PROVINCE);
    public static final Actor PROVINCE_HEAD = at("p-head", OfficeKind.HEAD, PROVINCE);

    public static final NominationId NOMINATION = new NominationId("n-1");
    public static final CaseId CASE = CaseId.of(NOMINATION);

    private Cast() {}

    public static Actor at(String person, OfficeKind kind, UnitId unit) {
        return new Actor(new PersonId(person), new OfficeId("office." + person), kind, unit, null);
    }

    public static Actor delegate(String person, Actor holder) {
        return new Actor(new PersonId(person), holder.office(), holder.kind(), holder.unit(), holder.person());
    }

    public static Actor holder(OfficeKind kind, UnitId unit, String suffix) {
        return at(kind.name().toLowerCase(java.util.Locale.ROOT) + "." + suffix, kind, unit);
    }

    public static Proposal proposal(@Nullable String nominee) {
        return proposal("BKT", nominee);
    }

    public static Proposal proposal(String award, @Nullable String nominee) {
        Recipient recipient = nominee == null
                ? new Recipient(RecipientKind.COLLECTIVE, null, SCHOOL, Protected.open("Trường Tiểu học số 1"))
                : new Recipient(
                        RecipientKind.INDIVIDUAL,
                        new PersonId(nominee),
                        SCHOOL,
                        Protected.of(new PersonId(nominee), "Nguyễn Thị Hoa"));
        return new Proposal(
                award, recipient, SCHOOL, "Phong trào 2025", CommendationType.CONG_TRANG, null, null, Facts.none());
    }

    /** The district reviews with its council, the province decides with one that needs 90 % of all members. */
    public static List<Stage> twoStages() {
        return List.of(
                new Stage(AwardLevel.DISTRICT, DISTRICT, false, steps(), new VoteRule(null, false, null), 5),
                new Stage(AwardLevel.PROVINCE, PROVINCE, true, steps(), new VoteRule(90, true, "Điều 1"), null));
    }

    /** The district alone, which decides. */
    public static List<Stage> oneStage(@Nullable Integer minPercent) {
        return List.of(
                new Stage(AwardLevel.DISTRICT, DISTRICT, true, steps(), new VoteRule(minPercent, true, null), 5));
    }

    public static List<Step> steps() {
        return List.of(
                new Step(StepKind.INTAKE, 2, "Điều 1"),
                new Step(StepKind.APPRAISAL, 10, "Điều 2"),
                new Step(StepKind.COUNCIL, null, null),
                new Step(StepKind.HEAD, 5, null));
    }
}
