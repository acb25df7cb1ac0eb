package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.NominationAwarded;
import vn.vinhdanh.events.nomination.NominationDrafted;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Reason;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Settings;

/** The district of Di Linh and one of its communes in 2021: a community team is to get the district's certificate. */
final class Scene {

    static final Regulations LAW = Regulations.load();

    static final UnitId GOVERNMENT = new UnitId("GOV");
    static final UnitId PROVINCE = new UnitId("P.LAMDONG");
    static final UnitId DISTRICT = new UnitId("D.DILINH");
    static final UnitId COMMUNE = new UnitId("D.DILINH.25033");
    static final UnitId OTHER_COMMUNE = new UnitId("D.DILINH.25036");

    static final LocalDate DRAFTED = LocalDate.of(2021, 11, 1);
    static final LocalDate FILED = LocalDate.of(2021, 11, 2);
    static final LocalDate LATER = LocalDate.of(2021, 11, 10);
    static final LocalDate LATEST = LocalDate.of(2021, 12, 1);

    static final NominationId NOMINATION = new NominationId("dl2021-094");
    static final String REF = "DL2021-094";
    static final Actor CLERK = clerkOf(COMMUNE);
    static final DocumentRef LETTER = document("TT");
    static final DocumentRef REPORT = document("BCTT");
    static final DocumentRef MINUTES = document("BB");
    static final List<DocumentRef> DOSSIER = List.of(LETTER, REPORT, MINUTES);
    static final Reason REASON = new Reason("MISSING_MINUTES", Protected.open("Thiếu biên bản"), null);
    static final AwardId AWARD = new AwardId("award-1");
    static final DecisionId DECISION = new DecisionId("decision-1");

    private static final LocalDate END_OF_DISTRICTS = LocalDate.of(2025, 6, 30);

    private static final Map<UnitId, OrganisationUnit> UNITS = Map.of(
            GOVERNMENT, new OrganisationUnit(GOVERNMENT, "Chính phủ", UnitKind.GOVERNMENT, null),
            PROVINCE, new OrganisationUnit(PROVINCE, "UBND tỉnh Lâm Đồng", UnitKind.PROVINCE, GOVERNMENT),
            DISTRICT, new OrganisationUnit(DISTRICT, "UBND huyện Di Linh", UnitKind.DISTRICT, PROVINCE),
            COMMUNE, new OrganisationUnit(COMMUNE, "UBND xã Bảo Thuận", UnitKind.COMMUNE, DISTRICT),
            OTHER_COMMUNE, new OrganisationUnit(OTHER_COMMUNE, "UBND xã Hòa Ninh", UnitKind.COMMUNE, DISTRICT));

    private Scene() {}

    static FilingRules rules() {
        return rules(0);
    }

    static FilingRules rules(int othersForTheSameAchievement) {
        return new FilingRules(
                LAW, new DiLinh(), Settings.none(), (nomination, proposal) -> othersForTheSameAchievement);
    }

    static Actor clerkOf(UnitId unit) {
        return new Actor(
                new PersonId("clerk." + unit.value()),
                new OfficeId("office." + unit.value()),
                OfficeKind.SUBMITTER,
                unit,
                null);
    }

    static Proposal proposal() {
        return proposal("GK_HUYEN", RecipientKind.COLLECTIVE, Facts.none());
    }

    static Proposal proposal(String award, RecipientKind kind, Facts facts) {
        PersonId person = kind == RecipientKind.COLLECTIVE ? null : new PersonId("person-1");
        Protected<String> name = person == null
                ? Protected.open("Tổ COVID cộng đồng xã Bảo Thuận")
                : Protected.of(person, "Lê Thanh Thảo");
        return new Proposal(
                award,
                new Recipient(kind, person, COMMUNE, name),
                COMMUNE,
                "Phòng, chống dịch COVID-19 năm 2021",
                CommendationType.DOT_XUAT,
                null,
                null,
                facts);
    }

    static DocumentRef document(String item) {
        return new DocumentRef(new DocumentId("doc-" + item), item, "0".repeat(64), 1234, "application/pdf");
    }

    static NominationDrafted drafted() {
        return new NominationDrafted(NOMINATION, REF, proposal(), CLERK, DRAFTED);
    }

    static NominationSubmitted submitted() {
        Filing filing = rules().file(NOMINATION, proposal(), DOSSIER, FILED);
        return new NominationSubmitted(
                NOMINATION,
                REF,
                proposal(),
                filing.regulation(),
                filing.edition(),
                filing.level(),
                DOSSIER,
                filing.verdicts(),
                CLERK,
                FILED);
    }

    static NominationAwarded awarded(long caseVersion) {
        return new NominationAwarded(NOMINATION, AWARD, DECISION, "1234/QĐ-UBND", LATER, caseVersion, LATER);
    }

    private static final class DiLinh implements Organisation {

        @Override
        public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
            boolean gone = id.value().startsWith("D.") && on.isAfter(END_OF_DISTRICTS);
            return gone ? Optional.empty() : Optional.ofNullable(UNITS.get(id));
        }

        @Override
        public Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on) {
            Optional<OrganisationUnit> at = unit(unit, on);
            while (at.isPresent()) {
                if (at.get().kind().level() == level) {
                    return at.map(OrganisationUnit::id);
                }
                at = at.map(OrganisationUnit::parent).flatMap(parent -> unit(parent, on));
            }
            return Optional.empty();
        }

        @Override
        public List<UnitId> successorsOf(UnitId unit, LocalDate on) {
            return List.of();
        }
    }
}
