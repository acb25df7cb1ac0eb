package vn.vinhdanh.benchmarks;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.approval.Appraised;
import vn.vinhdanh.events.approval.AttendanceRecorded;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.CaseForwarded;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.CasePutToDecision;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.ItemTallied;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.approval.SessionClosed;
import vn.vinhdanh.events.approval.SessionConvened;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.approval.Tally;
import vn.vinhdanh.events.approval.VoteRule;
import vn.vinhdanh.events.decision.AwardGranted;
import vn.vinhdanh.events.decision.DecisionDrafted;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.events.decision.DecisionPublished;
import vn.vinhdanh.events.decision.DecisionSigned;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Initiative;
import vn.vinhdanh.events.nomination.NominationAwarded;
import vn.vinhdanh.events.nomination.NominationDrafted;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Reason;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.events.nomination.Scope;
import vn.vinhdanh.events.nomination.Verdict;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.UnitRegistered;

/**
 * What both services write over the years: a province with its districts and schools, and campaigns that go on beside
 * each other. A campaign is some cases of one district that its council votes on in one session and that one decision
 * settles, there or, after the province's council, in the province. Always the same for the same number.
 */
final class Histories {

    private static final UnitId PROVINCE = new UnitId("P.68");
    private static final int DISTRICTS = 12;
    private static final int SCHOOLS = 20;
    private static final int CASES = 20;
    private static final int MEMBERS = 11;
    private static final int AT_ONCE = 40;
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 4);
    private static final String REGULATION = "vn-2017";
    private static final List<Step> STEPS = List.of(
            new Step(StepKind.INTAKE, 2, "Quy chế, Điều 8"),
            new Step(StepKind.APPRAISAL, 10, "Nghị định 91/2017/NĐ-CP, Điều 45"),
            new Step(StepKind.COUNCIL, null, null),
            new Step(StepKind.HEAD, 5, "Nghị định 91/2017/NĐ-CP, Điều 45"));

    /** Who looks at it, for {@code accounts:import}. */
    static final String ACCOUNTS =
            """
            username,display_name,unit_id,office,from
            auditor,Thanh tra,%1$s,AUDITOR,2022-01-01
            clerk,Cán bộ thi đua,%3$s,SUBMITTER,2022-01-01
            district,Phòng Nội vụ,%2$s,SUBMITTER,2022-01-01
            appraiser,Chuyên viên,%2$s,APPRAISER,2022-01-01
            head,Chủ tịch,%1$s,HEAD,2022-01-01
            """.formatted(PROVINCE.value(), district(0).value(), school(0, 0).value());

    private final Random random = new Random(91);
    private final List<Campaign> running = new ArrayList<>();
    private int campaigns;

    /**
     * One event of one aggregate.
     *
     * @param aggregate whose
     * @param type the name of the aggregate's type
     */
    record Told(String aggregate, String type, Object event) {}

    /** What one transaction writes. */
    List<Told> next() {
        if (campaigns == 0) {
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(new Campaign(campaigns++));
            }
            return organisation();
        }
        int at = random.nextInt(running.size());
        Campaign campaign = running.get(at);
        List<Told> told = campaign.transactions.removeFirst();
        if (campaign.transactions.isEmpty()) {
            running.set(at, new Campaign(campaigns++));
        }
        return told;
    }

    private static List<Told> organisation() {
        List<Told> told = new ArrayList<>();
        unit(told, PROVINCE, "Tỉnh Lâm Đồng", UnitKind.PROVINCE, null);
        for (int d = 0; d < DISTRICTS; d++) {
            unit(told, district(d), "Huyện số " + d, UnitKind.DISTRICT, PROVINCE);
            for (int s = 0; s < SCHOOLS; s++) {
                unit(told, school(d, s), "Trường Tiểu học số " + s, UnitKind.PUBLIC_SERVICE_UNIT, district(d));
            }
        }
        return told;
    }

    private static void unit(List<Told> told, UnitId unit, String name, UnitKind kind, @Nullable UnitId parent) {
        told.add(new Told(unit.toString(), "Unit", new UnitRegistered(unit, name, kind, parent, FIRST_DAY, null)));
        for (OfficeKind office : OfficeKind.values()) {
            Actor holder = holder(office, unit);
            told.add(new Told(
                    holder.office().toString(),
                    "Office",
                    new OfficeAssigned(
                            holder.office(), holder.person(), unit, office, FIRST_DAY, null, "QĐ 12/QĐ-UBND")));
        }
    }

    private static UnitId district(int number) {
        return new UnitId("D." + number);
    }

    private static UnitId school(int district, int number) {
        return new UnitId("S." + district + "." + number);
    }

    private static Actor holder(OfficeKind office, UnitId unit) {
        String name = office.name().toLowerCase(java.util.Locale.ROOT) + "." + unit.value();
        return new Actor(new PersonId(name), new OfficeId("office." + name), office, unit, null);
    }

    private static Stage stage(AwardLevel level, UnitId body, boolean decides) {
        return new Stage(level, body, decides, STEPS, new VoteRule(decides ? 90 : null, true, "Điều 24"), 5);
    }

    /** One case of a campaign. */
    private record Nominated(NominationId nomination, String ref, Proposal proposal, Actor clerk) {

        CaseId caseId() {
            return CaseId.of(nomination);
        }

        Protected<String> said(String text) {
            PersonId person = proposal.recipient().person();
            return person == null ? Protected.open(text) : Protected.of(person, text);
        }
    }

    private static final class Campaign {

        private final Deque<List<Told>> transactions = new ArrayDeque<>();
        private final Random random;
        private final int number;
        private final List<Stage> route;
        private final List<Nominated> cases = new ArrayList<>();
        private LocalDate on;

        Campaign(int number) {
            this.number = number;
            this.random = new Random(number);
            this.on = FIRST_DAY.plusDays(number % 1000);
            int district = number % DISTRICTS;
            boolean decidedBelow = number % 10 < 3;
            this.route = decidedBelow
                    ? List.of(stage(AwardLevel.DISTRICT, district(district), true))
                    : List.of(
                            stage(AwardLevel.DISTRICT, district(district), false),
                            stage(AwardLevel.PROVINCE, PROVINCE, true));
            for (int i = 0; i < CASES; i++) {
                cases.add(nominated(i, school(district, random.nextInt(SCHOOLS)), decidedBelow ? "LDTT" : "BKT"));
            }
            cases.forEach(this::submitted);
            cases.forEach(this::opened);
            for (int at = 0; at < route.size(); at++) {
                reviewed(route.get(at));
                if (at + 1 < route.size()) {
                    forwarded(route.get(at), route.get(at + 1));
                }
            }
            decided(route.get(route.size() - 1));
        }

        private Nominated nominated(int at, UnitId school, String award) {
            String name = "n" + number + "." + at;
            boolean individual = random.nextInt(10) < 7;
            PersonId person = individual ? new PersonId("nominee." + number + "." + at) : null;
            Recipient recipient = person == null
                    ? new Recipient(RecipientKind.COLLECTIVE, null, school, Protected.open("Tổ chuyên môn số " + at))
                    : new Recipient(
                            RecipientKind.INDIVIDUAL, person, school, Protected.of(person, "Nguyễn Thị Hoa " + name));
            String achievements = "Hoàn thành xuất sắc nhiệm vụ hai năm liền; có sáng kiến được áp dụng trong toàn"
                    + " huyện, được Hội đồng sáng kiến công nhận; tham gia tích cực các phong trào thi đua.";
            Facts facts = new Facts(
                    Map.of("2020", Rating.XUAT_SAC, "2021", Rating.XUAT_SAC),
                    List.of(),
                    List.of(new Initiative(2021, Scope.DISTRICT)),
                    null,
                    null,
                    true,
                    true,
                    true,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null);
            Proposal proposal = new Proposal(
                    award,
                    recipient,
                    school,
                    "Phong trào thi đua năm học 2021-2022",
                    CommendationType.CONG_TRANG,
                    null,
                    person == null ? Protected.open(achievements) : Protected.of(person, achievements),
                    facts);
            return new Nominated(
                    new NominationId(name),
                    "LD-%d-%06d".formatted(on.getYear(), number * CASES + at),
                    proposal,
                    holder(OfficeKind.SUBMITTER, school));
        }

        private Told told(Nominated its, Object event) {
            return new Told(its.caseId().toString(), "ApprovalCase", event);
        }

        private Told toldByUnit(Nominated its, Object event) {
            return new Told(its.nomination().toString(), "Nomination", event);
        }

        private void add(Told... together) {
            transactions.add(List.of(together));
        }

        private static List<DocumentRef> documents(Nominated its) {
            return List.of(document(its, "TT"), document(its, "BCTT"));
        }

        private static DocumentRef document(Nominated its, String item) {
            String hash = (Id.derived(its.ref, item) + Id.derived(item, its.ref)).replace("-", "");
            return new DocumentRef(
                    new DocumentId(its.nomination.value() + "." + item), item, hash, 184_220, "application/pdf");
        }

        private static List<Verdict> verdicts(Outcome outcome) {
            return List.of(
                    new Verdict("a", outcome, "Xếp loại 2021: hoàn thành xuất sắc nhiệm vụ", "Luật TĐKT, Điều 72"),
                    new Verdict("b", outcome, "Có 1 sáng kiến được công nhận ở cấp huyện", "NĐ 91/2017, Điều 39"));
        }

        private void submitted(Nominated its) {
            add(toldByUnit(its, new NominationDrafted(its.nomination(), its.ref(), its.proposal(), its.clerk(), on)));
            add(toldByUnit(
                    its,
                    new NominationSubmitted(
                            its.nomination(),
                            its.ref(),
                            its.proposal(),
                            REGULATION,
                            1,
                            last().level(),
                            documents(its),
                            verdicts(Outcome.UNKNOWN),
                            its.clerk(),
                            on)));
        }

        private Stage last() {
            return route.get(route.size() - 1);
        }

        private void opened(Nominated its) {
            add(
                    told(
                            its,
                            new CaseOpened(
                                    its.caseId(),
                                    its.nomination(),
                                    its.ref(),
                                    its.proposal(),
                                    REGULATION,
                                    1,
                                    last().level(),
                                    documents(its),
                                    verdicts(Outcome.UNKNOWN),
                                    route,
                                    its.clerk(),
                                    on)),
                    started(its, route.get(0), StepKind.INTAKE));
            add(toldByUnit(its, new NominationReviewStarted(its.nomination(), 1, on)));
        }

        private Told started(Nominated its, Stage stage, StepKind step) {
            LocalDate due = step == StepKind.COUNCIL ? null : on.plusDays(14);
            return told(its, new StepStarted(its.caseId(), stage.level(), stage.body(), step, due, true, on));
        }

        private void reviewed(Stage stage) {
            AwardLevel level = stage.level();
            UnitId body = stage.body();
            on = on.plusDays(2);
            Actor intake = holder(OfficeKind.INTAKE_OFFICER, body);
            for (Nominated its : cases) {
                if (random.nextInt(10) == 0) {
                    returned(its, stage, intake);
                }
                add(
                        told(
                                its,
                                new IntakeAccepted(
                                        its.caseId(), level, body, its.ref() + "/TN", on.plusDays(20), intake, on)),
                        started(its, stage, StepKind.APPRAISAL));
            }
            on = on.plusDays(8);
            Actor appraiser = holder(OfficeKind.APPRAISER, body);
            for (Nominated its : cases) {
                add(
                        told(
                                its,
                                new Appraised(
                                        its.caseId(),
                                        level,
                                        body,
                                        Recommendation.FAVOURABLE,
                                        its.said("Đủ tiêu chuẩn, hồ sơ hợp lệ."),
                                        verdicts(Outcome.HOLDS),
                                        appraiser,
                                        on)),
                        started(its, stage, StepKind.COUNCIL));
            }
            voted(stage);
        }

        private void returned(Nominated its, Stage stage, Actor by) {
            add(told(
                    its,
                    new SupplementRequested(
                            its.caseId(),
                            stage.level(),
                            stage.body(),
                            StepKind.INTAKE,
                            List.of(new Reason("MISSING", its.said("Thiếu biên bản họp xét"), "NĐ 91/2017, Điều 49")),
                            on.plusDays(7),
                            true,
                            2,
                            by,
                            on)));
            add(told(
                    its,
                    new SupplementReceived(
                            its.caseId(),
                            4,
                            its.proposal(),
                            documents(its),
                            verdicts(Outcome.UNKNOWN),
                            StepKind.INTAKE,
                            on.plusDays(4),
                            true,
                            on)));
        }

        private void voted(Stage stage) {
            AwardLevel level = stage.level();
            UnitId body = stage.body();
            on = on.plusDays(7);
            SessionId session = new SessionId("s" + number + "." + level);
            Actor secretary = holder(OfficeKind.COUNCIL_SECRETARY, body);
            List<PersonId> members = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                members.add(new PersonId("member." + i + "." + body.value()));
            }
            List<CaseId> agenda = cases.stream().map(Nominated::caseId).toList();
            add(told(session, new SessionConvened(session, level, body, on, members, agenda, secretary, on)));
            add(told(session, new AttendanceRecorded(session, members, secretary, on)));
            Tally tally = new Tally(MEMBERS - 1, 0, 1, MEMBERS);
            Integer percent = stage.decides() ? 90 : null;
            for (Nominated its : cases) {
                Protected<String> conclusion = its.said("Hội đồng thống nhất đề nghị");
                add(
                        told(
                                session,
                                new ItemTallied(
                                        session, its.caseId(), tally, percent, true, true, conclusion, secretary, on)),
                        told(
                                its,
                                new CouncilVoted(
                                        its.caseId(),
                                        level,
                                        body,
                                        session,
                                        tally,
                                        percent,
                                        true,
                                        conclusion,
                                        secretary,
                                        on)),
                        started(its, stage, StepKind.HEAD));
            }
            add(told(session, new SessionClosed(session, secretary, on)));
        }

        private static Told told(SessionId session, Object event) {
            return new Told(session.toString(), "CouncilSession", event);
        }

        private void forwarded(Stage from, Stage to) {
            on = on.plusDays(3);
            Actor head = holder(OfficeKind.HEAD, from.body());
            for (Nominated its : cases) {
                add(
                        told(
                                its,
                                new CaseForwarded(
                                        its.caseId(), from.level(), from.body(), to.level(), to.body(), head, on)),
                        started(its, to, StepKind.INTAKE));
            }
        }

        private void decided(Stage stage) {
            on = on.plusDays(3);
            DecisionId decision = new DecisionId("q" + number);
            Actor secretary = holder(OfficeKind.COUNCIL_SECRETARY, stage.body());
            Actor head = holder(OfficeKind.HEAD, stage.body());
            String signed = number + "/QĐ-UBND";
            List<DecisionItem> items = new ArrayList<>();
            List<Told> together = new ArrayList<>();
            for (Nominated its : cases) {
                items.add(new DecisionItem(
                        its.caseId(),
                        its.nomination(),
                        its.ref(),
                        its.proposal().award(),
                        its.proposal().recipient()));
                together.add(told(
                        its,
                        new CasePutToDecision(its.caseId(), stage.level(), stage.body(), decision, secretary, on)));
            }
            together.add(
                    told(decision, new DecisionDrafted(decision, stage.level(), stage.body(), items, secretary, on)));
            transactions.add(together);
            granted(stage, decision, signed, head);
            for (Nominated its : cases) {
                add(told(its, new AwardApproved(its.caseId(), decision, award(its), signed, on, on)));
                add(toldByUnit(its, new NominationAwarded(its.nomination(), award(its), decision, signed, on, 20, on)));
            }
            add(told(decision, new DecisionPublished(decision, secretary, on)));
        }

        private void granted(Stage stage, DecisionId decision, String signed, Actor head) {
            List<Told> together = new ArrayList<>();
            together.add(told(
                    decision, new DecisionSigned(decision, signed, on, head, "Chủ tịch", "Luật TĐKT, Điều 80", on)));
            for (Nominated its : cases) {
                together.add(told(
                        decision,
                        new AwardGranted(
                                decision,
                                award(its),
                                its.caseId(),
                                its.nomination(),
                                its.ref(),
                                its.proposal().award(),
                                stage.level(),
                                stage.body(),
                                its.proposal().recipient(),
                                signed,
                                on,
                                "Chủ tịch",
                                code(its.ref()),
                                1_490_000L,
                                REGULATION,
                                on)));
            }
            transactions.add(together);
        }

        /** In groups of four capitals, as a certificate bears it. */
        private static String code(String ref) {
            String letters = Id.derived("code", ref).replace("-", "").toUpperCase(java.util.Locale.ROOT);
            return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8, 12);
        }

        private static AwardId award(Nominated its) {
            return new AwardId("a" + its.nomination().value());
        }

        private static Told told(DecisionId decision, Object event) {
            return new Told(decision.toString(), "Decision", event);
        }
    }
}
