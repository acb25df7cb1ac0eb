package vn.vinhdanh.approval.read.conflicts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

/** Declared conflicts of interest: one's own, those of the people of one's body for its head, anybody's for auditors. */
@RestController
class ConflictApi {

    private final Versions versions;
    private final Offices offices;

    ConflictApi(Versions versions, Offices offices) {
        this.versions = versions;
        this.offices = offices;
    }

    record ConflictJson(
            String id,
            long version,
            String declaredBy,
            @Nullable String person,
            @Nullable String unit,
            ReasonJson reason,
            LocalDate declaredOn,
            @Nullable LiftJson lifted) {}

    record ReasonJson(
            String code, @Nullable String text, @Nullable String legalRef) {}

    record LiftJson(String by, LocalDate on, ReasonJson reason) {}

    /** @param declaredBy whose; the caller's own where nobody is named */
    @GetMapping("/api/v1/conflicts")
    Page<ConflictJson> list(
            @RequestParam(required = false) @Nullable PersonId declaredBy, Paging paging, ReadAt at, SignedIn who) {
        at.await(ConflictsView.NAME);
        PersonId whose = declaredBy == null ? who.person() : declaredBy;
        LocalDate today = offices.today();
        if (!whose.equals(who.person())
                && !offices.sight(who, today).everything()
                && offices.headOver(who, whose, today).isEmpty()) {
            throw Refusal.notFound("Không có người này.", "There is no such person.");
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("person", whose.value());
        parameters.put("limit", paging.fetch());
        if (!paging.isFirst()) {
            parameters.put("conflict", paging.after().get(0));
        }
        List<ConflictEntity> rows = versions.list(
                ConflictEntity.class,
                "select f.* from approval.conflict f where f.person = :person and " + at.holds("f")
                        + (paging.isFirst() ? "" : " and f.conflict > :conflict") + " order by f.conflict limit :limit",
                parameters);
        return Page.of(rows, paging, row -> List.of(row.conflict)).map(ConflictApi::json);
    }

    private static ConflictJson json(ConflictEntity row) {
        String lifter = row.liftedBy;
        LocalDate lifted = row.liftedOn;
        String why = row.liftCode;
        return new ConflictJson(
                row.conflict,
                row.version,
                row.person,
                row.aboutPerson,
                row.aboutUnit,
                new ReasonJson(row.code, row.text, row.legalRef),
                row.declaredOn,
                lifter == null || lifted == null || why == null
                        ? null
                        : new LiftJson(lifter, lifted, new ReasonJson(why, row.liftText, null)));
    }
}
