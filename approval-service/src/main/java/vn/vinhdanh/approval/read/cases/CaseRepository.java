package vn.vinhdanh.approval.read.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** The rows of {@code approval.cases}, as of now or of any position. */
@Repository
class CaseRepository {

    private final Versions versions;

    CaseRepository(Versions versions) {
        this.versions = versions;
    }

    Optional<CaseEntity> find(NominationId nomination, ReadAt at) {
        return one(CaseEntity.class, "cases", nomination, at);
    }

    Optional<ProgressEntity> progress(NominationId nomination, ReadAt at) {
        return one(ProgressEntity.class, "case_progress", nomination, at);
    }

    Optional<DossierEntity> dossier(NominationId nomination, ReadAt at) {
        return one(DossierEntity.class, "case_dossier", nomination, at);
    }

    List<StepEntity> route(NominationId nomination, ReadAt at) {
        return versions.list(
                StepEntity.class,
                "select r.* from approval.case_step r where r.nomination = :nomination and " + at.holds("r")
                        + " order by r.ordinal",
                Map.of("nomination", nomination.value()));
    }

    /** Every body to which it has come, also those that have been dissolved since. */
    List<UnitId> reached(NominationId nomination, ReadAt at) {
        return versions
                .list(
                        StepEntity.class,
                        "select distinct on (r.body) r.* from approval.case_step r where r.nomination = :nomination"
                                + " and r.state <> 'PENDING'"
                                + (at.isPast() ? " and r.valid_from <= " + at.position() : "")
                                + " order by r.body, r.valid_from",
                        Map.of("nomination", nomination.value()))
                .stream()
                .map(step -> new UnitId(step.body))
                .toList();
    }

    /** Whether the case is or was on the agenda of a council while that person was a member. */
    boolean isOnAgendaOf(NominationId nomination, PersonId member) {
        return !versions.list(
                        CaseEntity.class,
                        "select c.* from approval.cases c where c.nomination = :nomination"
                                + " and c.valid_to = 9223372036854775807 and exists (select from approval.session_item i"
                                + " join approval.sessions s on s.session = i.session"
                                + " and s.valid_to = 9223372036854775807"
                                + " where i.nomination = c.nomination and s.members @> cast(:member as jsonb))",
                        Map.of("nomination", nomination.value(), "member", "[\"" + member.value() + "\"]"))
                .isEmpty();
    }

    private <E> Optional<E> one(Class<E> entity, String table, NominationId nomination, ReadAt at) {
        return versions
                .list(
                        entity,
                        "select r.* from approval." + table + " r where r.nomination = :nomination and "
                                + at.holds("r"),
                        Map.of("nomination", nomination.value()))
                .stream()
                .findFirst();
    }
}
